package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.store.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A literal as a value of the column it is compared with. */
sealed interface Operand {
    /** {@code null}, or {@code ''}, which is the same. */
    record Empty() implements Operand {}

    record Exact(Object value) implements Operand {}

    /** From {@code from} up to, excluding, {@code until}. */
    record Range(Object from, Object until) implements Operand {}

    /** Reads literals for the columns of one clause. */
    record Factory(Session session) {
        /**
         * @throws SoqlException if the literal is of a wrong type for the column
         */
        Operand of(Column column, Literal literal, int offset) {
            if (literal instanceof Literal.Nothing) {
                return new Empty();
            }
            if (literal instanceof Literal.Text text && (column.isText() || column.isId())) {
                return text(column, text, offset);
            }
            if (literal instanceof Literal.Relative relative && isDay(column)) {
                return range(column, relative);
            }
            return new Exact(scalar(column, literal, offset));
        }

        private static boolean isDay(Column column) {
            return column.type() == FieldType.DATE || column.type() == FieldType.DATETIME;
        }

        private Operand text(Column column, Literal.Text text, int offset) {
            String value = text.value();
            if (value.isEmpty()) {
                return new Empty();
            }
            return new Exact(column.isId() ? id(value, offset) : value);
        }

        private String id(String value, int offset) {
            return RecordId.normalize(value)
                    .orElseThrow(() -> session.refusals().invalidId(offset, value));
        }

        private Operand range(Column column, Literal.Relative relative) {
            LocalDate today = session.view().now().atOffset(ZoneOffset.UTC).toLocalDate();
            LocalDate from = relative.unit().start(today, relative.from());
            LocalDate until = relative.unit().start(today, relative.until());
            return column.type() == FieldType.DATE
                    ? new Range(from, until)
                    : new Range(midnight(from), midnight(until));
        }

        private static Instant midnight(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        private Object scalar(Column column, Literal literal, int offset) {
            if (literal instanceof Literal.Amount amount && column.isNumber()) {
                return amount.value();
            }
            if (literal instanceof Literal.Flag flag && column.type() == FieldType.BOOLEAN) {
                return flag.value();
            }
            if (literal instanceof Literal.Moment moment && column.type() == FieldType.DATETIME) {
                return moment.value();
            }
            if (literal instanceof Literal.Day day && column.type() == FieldType.DATE) {
                return day.value();
            }
            if (literal instanceof Literal.TimeOfDay time && column.type() == FieldType.TIME) {
                return time.value();
            }
            throw session.refusals().wrongLiteral(offset, column, wireType(column), literal);
        }

        private static String wireType(Column column) {
            return switch (column.type()) {
                case ID, REFERENCE -> "ID";
                case BOOLEAN, DATE, TIME, INT, LONG -> column.type().wireName();
                case DATETIME -> "dateTime";
                case DOUBLE, CURRENCY, PERCENT -> "double";
                default -> "string";
            };
        }
    }
}
