package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value of a formula field, computed at each read. */
final class Formula implements Computed {
    private final Field field;
    private final FormulaScope scope;
    private final Term term;

    /** A part of a formula. Values are those of a {@link Row}. */
    @FunctionalInterface
    interface Term {
        @Nullable
        Object value(StoredRow row, FormulaScope scope);
    }

    /** @throws IllegalArgumentException if the formula cannot be read */
    Formula(Field field, ObjectType type, FormulaScope scope) {
        this.field = field;
        this.scope = scope;
        this.term = new FormulaReader(type.name() + "." + field.name(), Objects.requireNonNull(field.formula()), type)
                .read();
    }

    @Override
    public @Nullable Object value(StoredRow row) {
        Object value = term.value(row, scope);
        if (value == null) {
            return field.type() == FieldType.BOOLEAN ? false : null;
        }
        if (value instanceof BigDecimal number) {
            BigDecimal rounded = number.setScale(field.type().isWhole() ? 0 : field.scale(), RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        }
        return value;
    }
}
