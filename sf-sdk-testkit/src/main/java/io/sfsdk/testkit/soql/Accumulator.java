package io.sfsdk.testkit.soql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up the values of one group; empty values are never added. */
interface Accumulator {
    void add(Object value);

    /** Null if there was nothing to make a value of. */
    @Nullable
    Object result();

    /** COUNT. */
    final class Count implements Accumulator {
        private long count;

        @Override
        public void add(Object value) {
            count++;
        }

        @Override
        public Object result() {
            return BigDecimal.valueOf(count);
        }
    }

    /** COUNT_DISTINCT. */
    final class Distinct implements Accumulator {
        private final Column column;
        private final Set<@Nullable Object> seen = new HashSet<>();

        Distinct(Column column) {
            this.column = column;
        }

        @Override
        public void add(Object value) {
            seen.add(Values.key(column, value));
        }

        @Override
        public Object result() {
            return BigDecimal.valueOf(seen.size());
        }
    }

    /** SUM. */
    final class Sum implements Accumulator {
        private @Nullable BigDecimal sum;

        @Override
        public void add(Object value) {
            sum = sum == null ? (BigDecimal) value : sum.add((BigDecimal) value);
        }

        @Override
        public @Nullable Object result() {
            return sum;
        }
    }

    /** AVG. */
    final class Average implements Accumulator {
        private BigDecimal sum = BigDecimal.ZERO;
        private long count;

        @Override
        public void add(Object value) {
            sum = sum.add((BigDecimal) value);
            count++;
        }

        @Override
        public @Nullable Object result() {
            if (count == 0) {
                return null;
            }
            BigDecimal average = sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
            BigDecimal trimmed = average.stripTrailingZeros();
            return trimmed.scale() < 1 ? trimmed.setScale(1) : trimmed;
        }
    }

    /** MIN, or MAX by the reversed order. */
    final class Extreme implements Accumulator {
        private final Comparator<Object> order;
        private @Nullable Object first;

        Extreme(Comparator<Object> order) {
            this.order = order;
        }

        @Override
        public void add(Object value) {
            if (first == null || order.compare(value, first) < 0) {
                first = value;
            }
        }

        @Override
        public @Nullable Object result() {
            return first;
        }
    }
}
