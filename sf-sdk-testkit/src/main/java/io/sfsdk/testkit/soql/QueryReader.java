package io.sfsdk.testkit.soql;

import io.github.apexdevtools.apexparser.ApexParser.FieldOrderContext;
import io.github.apexdevtools.apexparser.ApexParser.FromNameListContext;
import io.github.apexdevtools.apexparser.ApexParser.GroupByClauseContext;
import io.github.apexdevtools.apexparser.ApexParser.LimitClauseContext;
import io.github.apexdevtools.apexparser.ApexParser.OffsetClauseContext;
import io.github.apexdevtools.apexparser.ApexParser.OrderByClauseContext;
import io.github.apexdevtools.apexparser.ApexParser.QueryContext;
import io.github.apexdevtools.apexparser.ApexParser.SubQueryContext;
import io.github.apexdevtools.apexparser.ApexParser.WhereClauseContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of a query from the parse tree. */
final class QueryReader {
    private final Refusals refusals;
    private final ExpressionReader expressions;
    private final ConditionReader conditions;
    private final SelectReader selects;

    QueryReader(Refusals refusals) {
        this.refusals = refusals;
        this.expressions = new ExpressionReader(refusals);
        this.conditions = new ConditionReader(refusals, this);
        this.selects = new SelectReader(refusals, this);
    }

    Query query(QueryContext tree) {
        return new Query(
                tree.selectList().selectEntry().stream().map(selects::item).toList(),
                from(tree.fromNameList()),
                alias(tree.fromNameList()),
                where(tree.whereClause()),
                grouping(tree.groupByClause()),
                orderBy(tree.orderByClause()),
                limit(tree.limitClause()),
                offset(tree.offsetClause()),
                tree.allRowsClause() != null);
    }

    Query subquery(SubQueryContext tree) {
        return new Query(
                tree.subFieldList().subFieldEntry().stream().map(selects::item).toList(),
                from(tree.fromNameList()),
                alias(tree.fromNameList()),
                where(tree.whereClause()),
                Grouping.none(),
                orderBy(tree.orderByClause()),
                limit(tree.limitClause()),
                0,
                false);
    }

    private Expression.Path from(FromNameListContext from) {
        if (from.fieldName().size() > 1) {
            throw refusals.unsupported(from.fieldName(1).getStart().getStartIndex(), "a second name in FROM");
        }
        return expressions.path(from.fieldName(0));
    }

    private static @Nullable String alias(FromNameListContext from) {
        return from.soqlId().isEmpty() ? null : from.soqlId(0).getText();
    }

    private @Nullable Condition where(@Nullable WhereClauseContext where) {
        return where == null ? null : conditions.where(where.whereLogicalExpression());
    }

    private Grouping grouping(@Nullable GroupByClauseContext group) {
        if (group == null) {
            return Grouping.none();
        }
        List<Expression> by = group.fieldGroupByList().fieldGroupBy().stream()
                .map(entry -> expressions.either(entry.fieldName(), entry.soqlFunction()))
                .toList();
        Condition having = group.logicalExpression() == null ? null : conditions.having(group.logicalExpression());
        return new Grouping(kind(group), by, having);
    }

    private static Grouping.Kind kind(GroupByClauseContext group) {
        if (group.CUBE() != null) {
            return Grouping.Kind.CUBE;
        }
        return group.ROLLUP() != null ? Grouping.Kind.ROLLUP : Grouping.Kind.PLAIN;
    }

    private List<Ordering> orderBy(@Nullable OrderByClauseContext order) {
        return order == null
                ? List.of()
                : order.fieldOrderList().fieldOrder().stream()
                        .map(this::ordering)
                        .toList();
    }

    private Ordering ordering(FieldOrderContext entry) {
        return new Ordering(
                expressions.either(entry.fieldName(), entry.soqlFunction()),
                entry.DESC() != null,
                entry.LAST() != null);
    }

    private @Nullable Integer limit(@Nullable LimitClauseContext limit) {
        return limit == null ? null : (Integer) number(limit, limit.IntegerLiteral());
    }

    private int offset(@Nullable OffsetClauseContext offset) {
        return offset == null ? 0 : number(offset, offset.IntegerLiteral());
    }

    private int number(ParserRuleContext clause, @Nullable TerminalNode number) {
        if (number == null) {
            throw refusals.unexpectedToken(clause.getStart().getStartIndex(), ":");
        }
        try {
            return Integer.parseInt(number.getText());
        } catch (NumberFormatException tooLarge) {
            throw refusals.unexpectedToken(number.getSymbol().getStartIndex(), number.getText());
        }
    }
}
