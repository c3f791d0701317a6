package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.store.RowError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns the text of a cell into what a write takes, by the type of its field.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_valid_record_rows.htm">Valid
 *     CSV Record Rows</a>
 */
final class CellReader {
    private static final Set<String> YES = Set.of("true", "1", "yes", "y", "on", "t");
    private static final Set<String> NO = Set.of("false", "0", "no", "n", "off", "f");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)(?:T(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?)?");

    /** A cell that is not what its field takes. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RowError error;

        /** A fixture of amp-labs/connectors, for a date; the names of the other types are XML Schema's, not observed. */
        Unreadable(Field field, int column, String cell, String type) {
            super(null, null, false, false);
            String text = "Failed to deserialize field at col " + column + ". Due to, '" + cell
                    + "' is not a valid value for the type xsd:" + type;
            this.error = new RowError("INVALID_FIELD", text, List.of(field.name()));
        }

        RowError error() {
            return error;
        }
    }

    private CellReader() {}

    /**
     * The value, for a cell that is not empty.
     *
     * @param index the column's place from 0, for the error
     * @throws Unreadable if it is none
     */
    static Object value(Field field, int index, String cell) {
        return switch (field.type()) {
            case BOOLEAN -> bool(field, index, cell);
            case INT, LONG -> number(field, index, cell, "int");
            case DOUBLE, CURRENCY, PERCENT -> number(field, index, cell, "double");
            case DATE -> date(field, index, cell);
            case DATETIME -> dateTime(field, index, cell);
            case TIME -> time(field, index, cell);
            default -> cell;
        };
    }

    private static Boolean bool(Field field, int index, String cell) {
        String folded = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(folded) && !NO.contains(folded)) {
            throw new Unreadable(field, index, cell, "boolean");
        }
        return YES.contains(folded);
    }

    private static BigDecimal number(Field field, int index, String cell, String type) {
        if (!NUMBER.matcher(cell).matches()) {
            throw new Unreadable(field, index, cell, type);
        }
        return new BigDecimal(cell);
    }

    /** An official sample has a {@code Z} behind a date. */
    private static String date(Field field, int index, String cell) {
        String date = cell.endsWith("Z") ? cell.substring(0, cell.length() - 1) : cell;
        try {
            return LocalDate.parse(date).toString();
        } catch (DateTimeException e) {
            throw new Unreadable(field, index, cell, "date");
        }
    }

    private static String dateTime(Field field, int index, String cell) {
        var parts = DATE_TIME.matcher(cell);
        try {
            if (!parts.matches()) {
                throw new Unreadable(field, index, cell, "dateTime");
            }
            LocalDate.parse(parts.group(1));
            if (parts.group(2) == null) {
                return cell;
            }
            LocalTime.parse(parts.group(2));
            boolean zoned = cell.endsWith("Z") || cell.lastIndexOf('+') > 0 || cell.lastIndexOf('-') > 10;
            return zoned ? cell : cell + "Z";
        } catch (DateTimeException e) {
            throw new Unreadable(field, index, cell, "dateTime");
        }
    }

    private static String time(Field field, int index, String cell) {
        try {
            LocalTime.parse(cell.endsWith("Z") ? cell.substring(0, cell.length() - 1) : cell);
            return cell;
        } catch (DateTimeException e) {
            throw new Unreadable(field, index, cell, "time");
        }
    }

    /** As {@code Double.toString} has it, if it is a number with a fraction; else as it is. */
    static String echo(Field field, String cell) {
        boolean number = field.type().isDecimal() && NUMBER.matcher(cell).matches();
        return number ? Double.toString(Double.parseDouble(cell)) : cell;
    }
}
