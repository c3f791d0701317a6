package io.sfsdk.bulk;

import io.sfsdk.record.RecordId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Brings a cell to a form that is the same before and after the org has written it anew: numbers come back as {@code 9.12260031E8},
 * and what becomes of dates, booleans and blanks is not documented. Cells that differ may look alike here, never the other way round.
 */
final class CoarseCell {
    private static final int LONGEST_NUMBER = 40;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][.SSS][XXX][XX][X]", Locale.ROOT);

    private CoarseCell() {}

    static String of(String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.equalsIgnoreCase(CellText.NULL)) {
            return "";
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? "1.0" : "0.0";
        }
        if (RecordId.isId(text)) {
            return RecordId.of(text).shortValue();
        }
        char first = text.charAt(0);
        boolean isNumeric = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
        return isNumeric && text.length() <= LONGEST_NUMBER ? number(text) : words(text);
    }

    private static String number(String text) {
        if (text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            return moment(text);
        }
        try {
            double number = Double.parseDouble(text);
            return Double.toString(number == 0 ? 0 : number);
        } catch (NumberFormatException e) {
            return time(text);
        }
    }

    private static String moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toString()
                    : OffsetDateTime.parse(text, MOMENT).toInstant().toString();
        } catch (DateTimeException e) {
            return words(text);
        }
    }

    private static String time(String text) {
        boolean isTime = text.length() >= 5 && text.charAt(2) == ':';
        try {
            return isTime
                    ? LocalTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text)
                            .toString()
                    : words(text);
        } catch (DateTimeException e) {
            return words(text);
        }
    }

    /** Whatever the case and the blanks; a NUL may be lost on the way. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                blank = blank || c != 0;
            } else {
                if (blank) {
                    words.append(' ');
                    blank = false;
                }
                words.append(c);
            }
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }
}
