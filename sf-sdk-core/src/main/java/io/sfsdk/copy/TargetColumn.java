package io.sfsdk.copy;

import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A column and the field it takes.
 *
 * @param field a name or a path
 * @param name plain SQL
 */
record TargetColumn(String field, String name) {
    /**
     * The field's value as a column of this type takes it.
     *
     * @param type of {@link Types}
     * @throws IllegalArgumentException naming the field, if the column cannot hold it
     */
    @Nullable
    Object value(SObject record, int type) {
        Object value = record.valueAlong(field);
        if (value == null) {
            return null;
        }
        SObject cell = SObject.of(record.type()).with(field, value);
        return switch (type) {
            case Types.BOOLEAN, Types.BIT -> cell.bool(field).orElseThrow();
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.NUMERIC,
                    Types.DECIMAL -> cell.decimal(field).orElseThrow();
            case Types.DATE -> cell.date(field).orElseThrow();
            case Types.TIME -> cell.time(field).orElseThrow();
            case Types.TIMESTAMP ->
                cell.instant(field).orElseThrow().atOffset(ZoneOffset.UTC).toLocalDateTime();
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                cell.instant(field).orElseThrow().atOffset(ZoneOffset.UTC);
            default -> text(value);
        };
    }

    private String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof String || value instanceof Boolean || value instanceof java.time.temporal.Temporal) {
            return value.toString();
        }
        throw new IllegalArgumentException("field " + field + " has parts and column " + name
                + " takes one value; select a part of it, for example Owner.Name or BillingCity");
    }
}
