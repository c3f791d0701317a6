package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.store.Row;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Makes tests of rows from conditions, and refuses comparisons a column does not allow. */
final class Filters {
    private final Session session;
    private final Columns columns;
    private final Operand.Factory operands;

    Filters(Session session, Columns columns) {
        this.session = session;
        this.columns = columns;
        this.operands = new Operand.Factory(session);
    }

    Predicate<Row> test(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().map(this::test).reduce(Predicate::and).orElseThrow();
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().map(this::test).reduce(Predicate::or).orElseThrow();
        }
        if (condition instanceof Condition.Not not) {
            return test(not.inner()).negate();
        }
        return comparison(condition);
    }

    private Predicate<Row> comparison(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compare(compare);
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf(oneOf);
        }
        return condition instanceof Condition.Includes includes
                ? includes(includes)
                : semiJoin((Condition.SemiJoin) condition);
    }

    private Predicate<Row> compare(Condition.Compare compare) {
        Column column = filterable(compare.left());
        int offset = compare.left().offset();
        if (!allows(column, compare.operator())) {
            throw session.refusals().invalidOperator(offset, compare.operator().symbol(), column);
        }
        Operand operand = operands.of(column, compare.right(), offset);
        ValueTest test = compare.operator() == Operator.LIKE && compare.right() instanceof Literal.Text text
                ? like(LikePattern.of(text.body()))
                : ValueTest.compare(column, compare.operator(), operand);
        return row -> test.accepts(column.read(row));
    }

    private static boolean allows(Column column, Operator operator) {
        if (operator.isEquality()) {
            return true;
        }
        if (operator == Operator.LIKE) {
            return column.isText() && column.type() != FieldType.MULTIPICKLIST;
        }
        return column.type() != FieldType.BOOLEAN && column.type() != FieldType.MULTIPICKLIST;
    }

    private static ValueTest like(LikePattern pattern) {
        return value -> value instanceof String text && pattern.matches(text);
    }

    private Predicate<Row> oneOf(Condition.OneOf oneOf) {
        Column column = filterable(oneOf.left());
        ValueTest in = ListTests.in(column, operands(column, oneOf.values(), oneOf.left()));
        return row -> in.accepts(column.read(row)) != oneOf.negated();
    }

    private Predicate<Row> includes(Condition.Includes includes) {
        Column column = filterable(includes.left());
        if (column.type() != FieldType.MULTIPICKLIST) {
            String operator = includes.negated() ? "excludes" : "includes";
            throw session.refusals().invalidOperator(includes.left().offset(), operator, column);
        }
        ValueTest test = ListTests.includes(operands(column, includes.values(), includes.left()));
        return row -> test.accepts(column.read(row)) != includes.negated();
    }

    private List<Operand> operands(Column column, List<Literal> literals, Expression left) {
        return literals.stream()
                .map(literal -> operands.of(column, literal, left.offset()))
                .toList();
    }

    private Predicate<Row> semiJoin(Condition.SemiJoin join) {
        Column column = filterable(join.left());
        if (!column.isId()) {
            throw session.refusals().invalidOperator(join.left().offset(), "in", column);
        }
        Set<Object> ids = session.semiJoins().ids(join, session);
        return row -> {
            Object id = column.read(row);
            return (id != null && ids.contains(id)) != join.negated();
        };
    }

    private Column filterable(Expression expression) {
        Column column = columns.column(expression);
        if (column.isCompound()) {
            throw session.refusals()
                    .malformedFilter(
                            expression.offset(), "Address fields can only be filtered using Distance expressions");
        }
        if (column.field() != null && !column.field().filterable()) {
            throw session.refusals().notFilterable(expression.offset(), column.field());
        }
        return column;
    }
}
