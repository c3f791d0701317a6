package io.sfsdk.bulk;

import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.Compound;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as cells. Null is the literal {@code #N/A}, and so is the empty text, which an org keeps as null: an empty cell would
 * leave the field as it was.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_valid_record_rows.htm">Bulk
 *     API 2.0 Developer Guide, Valid CSV Record Rows</a>
 */
final class CellText {
    /** Clears a field. */
    static final String NULL = "#N/A";

    /** Leaves a field as it is. */
    static final String ABSENT = "";

    static final int LONGEST = 131_072;

    /** Decimals with more zeros than this are written with an exponent, or one value could fill the memory. */
    private static final int LONGEST_PLAIN = 400;

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'");

    private CellText() {}

    /**
     * The cell of a value.
     *
     * @throws IllegalArgumentException for a value that no cell can hold; the message ends the sentence "field F of record 3"
     */
    static String of(@Nullable Object value, LineEnding lineEnding) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof String text) {
            return text(text, lineEnding);
        }
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        if (value instanceof Instant moment) {
            return INSTANT.format(moment.atOffset(ZoneOffset.UTC));
        }
        if (value instanceof LocalTime time) {
            return TIME.format(time);
        }
        if (value instanceof Boolean || value instanceof LocalDate) {
            return value.toString();
        }
        throw unwritable(value);
    }

    private static String text(String text, LineEnding lineEnding) {
        if (text.isEmpty()) {
            return NULL;
        }
        if (text.length() == NULL.length() && text.equalsIgnoreCase(NULL)) {
            throw new IllegalArgumentException(
                    "holds the text #N/A, which the Bulk API reads as null; write this record by REST");
        }
        String normal = hasBreak(text) ? withBreaks(text, lineEnding) : text;
        if (normal.length() > LONGEST) {
            throw new IllegalArgumentException("has " + normal.length() + " characters, a cell has at most " + LONGEST);
        }
        return normal;
    }

    /** Whether there is a line break; refuses on the way what UTF-8 cannot write, which would arrive as a question mark. */
    private static boolean hasBreak(String text) {
        boolean found = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '\r' && c < Character.MIN_SURROGATE) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                found = true;
            } else if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    throw new IllegalArgumentException("holds half of a surrogate pair, which no encoding can carry");
                }
                i++;
            }
        }
        return found;
    }

    private static String withBreaks(String text, LineEnding lineEnding) {
        String bare = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return lineEnding == LineEnding.LF ? bare : bare.replace("\n", lineEnding.text());
    }

    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LONGEST_PLAIN ? number.toPlainString() : number.toString();
    }

    private static IllegalArgumentException unwritable(Object value) {
        String advice = "";
        if (value instanceof ChildRecords) {
            advice = "; write the child records by a job of their own";
        } else if (value instanceof Compound) {
            advice = "; a compound is read only, write its parts, such as BillingCity";
        }
        return new IllegalArgumentException(
                "holds a " + value.getClass().getSimpleName() + ", which cannot be written" + advice);
    }
}
