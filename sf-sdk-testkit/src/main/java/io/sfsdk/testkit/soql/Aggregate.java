package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.store.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function of a column.
 *
 * @param column what it is a function of; null for {@code COUNT()}
 */
record Aggregate(Function function, @Nullable Column column) {
    FieldType type() {
        return switch (function) {
            case COUNT, COUNT_DISTINCT -> FieldType.INT;
            case AVG -> FieldType.DOUBLE;
            default -> Objects.requireNonNull(column).type();
        };
    }

    /** Whether the function knows what to do with such values. */
    static boolean applies(Function function, Column column) {
        return switch (function) {
            case SUM, AVG -> column.isNumber();
            case MIN, MAX -> column.type() != FieldType.BOOLEAN && !column.isCompound();
            default -> !column.isCompound();
        };
    }

    @Nullable
    Object read(Row row) {
        return column == null ? row.id() : column.read(row);
    }

    Accumulator start() {
        return switch (function) {
            case COUNT -> new Accumulator.Count();
            case COUNT_DISTINCT -> new Accumulator.Distinct(Objects.requireNonNull(column));
            case SUM -> new Accumulator.Sum();
            case AVG -> new Accumulator.Average();
            case MIN -> new Accumulator.Extreme(Values.order(Objects.requireNonNull(column)));
            case MAX ->
                new Accumulator.Extreme(
                        Values.order(Objects.requireNonNull(column)).reversed());
            default -> throw new IllegalArgumentException("no aggregate: " + function);
        };
    }
}
