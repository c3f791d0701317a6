package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.FieldType;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** How values of a column are compared, told apart and shown. */
final class Values {
    private Values() {}

    /** Orders values that are not null. */
    static Comparator<Object> order(Column column) {
        return column.ignoresCase()
                ? (left, right) -> String.CASE_INSENSITIVE_ORDER.compare((String) left, (String) right)
                : Values::natural;
    }

    // All values of a column have one type, and all types of values are comparable with themselves.
    @SuppressWarnings("unchecked")
    static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    /** Equal for values the org holds to be equal. */
    static @Nullable Object key(Column column, @Nullable Object value) {
        if (value instanceof String text && column.ignoresCase()) {
            return CaseFolding.fold(text);
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    /** Numbers as answers show them: {@code 10} for whole types, {@code 10.0} for others. */
    static @Nullable Object shown(FieldType type, @Nullable Object value) {
        if (!(value instanceof BigDecimal number)) {
            return value;
        }
        if (type.isDecimal() && number.scale() < 1) {
            return number.setScale(1);
        }
        boolean trim = type.isWhole()
                && number.scale() > 0
                && number.stripTrailingZeros().scale() <= 0;
        return trim ? number.setScale(0) : number;
    }
}
