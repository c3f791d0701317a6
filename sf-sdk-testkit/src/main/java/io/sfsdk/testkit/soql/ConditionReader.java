package io.sfsdk.testkit.soql;

import io.github.apexdevtools.apexparser.ApexParser.ComparisonOperatorContext;
import io.github.apexdevtools.apexparser.ApexParser.ConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.FieldExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.LogicalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.ValueContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereConditionalExpressionContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereLogicalExpressionContext;
import java.util.List;

/** Reads WHERE and HAVING from the parse tree. */
final class ConditionReader {
    private final Refusals refusals;
    private final QueryReader queries;
    private final ExpressionReader expressions;
    private final LiteralReader literals;

    ConditionReader(Refusals refusals, QueryReader queries) {
        this.refusals = refusals;
        this.queries = queries;
        this.expressions = new ExpressionReader(refusals);
        this.literals = new LiteralReader(refusals);
    }

    Condition where(WhereLogicalExpressionContext logical) {
        List<Condition> parts =
                logical.whereConditionalExpression().stream().map(this::where).toList();
        return join(parts, logical.NOT() != null, !logical.SOQLOR().isEmpty());
    }

    private Condition where(WhereConditionalExpressionContext part) {
        if (part.whereLogicalExpression() != null) {
            return where(part.whereLogicalExpression());
        }
        if (part.whereFieldExpression().FORMULA() != null) {
            throw refusals.unsupported(part.getStart().getStartIndex(), "FORMULA");
        }
        return comparison(part.whereFieldExpression().fieldExpression());
    }

    Condition having(LogicalExpressionContext logical) {
        List<Condition> parts =
                logical.conditionalExpression().stream().map(this::having).toList();
        return join(parts, logical.NOT() != null, !logical.SOQLOR().isEmpty());
    }

    private Condition having(ConditionalExpressionContext part) {
        return part.logicalExpression() != null ? having(part.logicalExpression()) : comparison(part.fieldExpression());
    }

    private static Condition join(List<Condition> parts, boolean not, boolean or) {
        if (parts.size() == 1) {
            return not ? new Condition.Not(parts.get(0)) : parts.get(0);
        }
        return or ? new Condition.Or(parts) : new Condition.And(parts);
    }

    private Condition comparison(FieldExpressionContext comparison) {
        Expression left = expressions.either(comparison.fieldName(), comparison.soqlFunction());
        ComparisonOperatorContext operator = comparison.comparisonOperator();
        ValueContext right = comparison.value();
        if (operator.IN() != null) {
            return in(left, operator.NOT() != null, right);
        }
        if (operator.INCLUDES() != null || operator.EXCLUDES() != null) {
            return new Condition.Includes(left, operator.EXCLUDES() != null, list(right));
        }
        return new Condition.Compare(left, operator(operator), literals.literal(right));
    }

    private Condition in(Expression left, boolean negated, ValueContext right) {
        return right.subQuery() == null
                ? new Condition.OneOf(left, negated, list(right))
                : new Condition.SemiJoin(left, negated, queries.subquery(right.subQuery()));
    }

    private List<Literal> list(ValueContext right) {
        if (right.valueList() == null) {
            throw refusals.unexpectedToken(
                    right.getStart().getStartIndex(), right.getStart().getText());
        }
        return right.valueList().value().stream().map(literals::literal).toList();
    }

    private static Operator operator(ComparisonOperatorContext operator) {
        if (operator.LIKE() != null) {
            return Operator.LIKE;
        }
        boolean orEqual = operator.ASSIGN() != null;
        if (operator.LT() != null) {
            return orEqual ? Operator.LESS_OR_EQUAL : Operator.LESS;
        }
        if (operator.GT() != null) {
            return orEqual ? Operator.GREATER_OR_EQUAL : Operator.GREATER;
        }
        return orEqual ? Operator.EQUAL : Operator.UNEQUAL;
    }
}
