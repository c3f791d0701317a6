package io.sfsdk.testkit.soql;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Whether one value of a column passes a comparison. */
@FunctionalInterface
interface ValueTest {
    boolean accepts(@Nullable Object value);

    static ValueTest compare(Column column, Operator operator, Operand operand) {
        if (operand instanceof Operand.Exact exact) {
            return exact(column, operator, exact.value());
        }
        if (operand instanceof Operand.Range range) {
            return range(column, operator, range);
        }
        return switch (operator) {
            case EQUAL -> value -> value == null;
            case UNEQUAL -> value -> value != null;
            default -> value -> false;
        };
    }

    /** An empty value is unequal to everything else; an empty Boolean, as of a missing parent, counts as false. */
    private static ValueTest exact(Column column, Operator operator, Object right) {
        Comparator<Object> order = Values.order(column);
        @Nullable Object ifEmpty = right instanceof Boolean ? Boolean.FALSE : null;
        return value -> {
            Object left = value == null ? ifEmpty : value;
            return left == null ? operator == Operator.UNEQUAL : operator.accepts(order.compare(left, right));
        };
    }

    private static ValueTest range(Column column, Operator operator, Operand.Range range) {
        Comparator<Object> order = Values.order(column);
        return switch (operator) {
            case EQUAL, LIKE -> value -> value != null && within(order, range, value);
            case UNEQUAL -> value -> value == null || !within(order, range, value);
            case LESS -> value -> value != null && order.compare(value, range.from()) < 0;
            case LESS_OR_EQUAL -> value -> value != null && order.compare(value, range.until()) < 0;
            case GREATER -> value -> value != null && order.compare(value, range.until()) >= 0;
            case GREATER_OR_EQUAL -> value -> value != null && order.compare(value, range.from()) >= 0;
        };
    }

    private static boolean within(Comparator<Object> order, Operand.Range range, Object value) {
        return order.compare(value, range.from()) >= 0 && order.compare(value, range.until()) < 0;
    }
}
