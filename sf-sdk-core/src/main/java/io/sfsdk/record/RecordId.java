package io.sfsdk.record;

import org.jspecify.annotations.Nullable;

/**
 * A record id in its 18-character form, so that two ids of one record are equal however they were written.
 *
 * <p>The last three characters are a checksum over the case of the first fifteen; one that does not fit is refused here
 * rather than by the org.
 *
 * @param value 18 characters
 * @see <a href="https://help.salesforce.com/s/articleView?id=000385008">Salesforce Help, Convert a 15 character ID to an 18
 *     character ID</a>
 */
public record RecordId(String value) implements Comparable<RecordId> {
    private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    public RecordId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a record id has 15 or 18 letters and digits, got " + value.length()
                    + " characters; check that an id was passed and not a name");
        }
        String full = value.length() == 15 ? value + checksum(value) : value;
        if (!full.endsWith(checksum(full))) {
            throw new IllegalArgumentException(
                    "the last three characters of an id do not fit its first fifteen; was its case"
                            + " changed on the way, or is it no id?");
        }
        value = full;
    }

    /** From either form. */
    public static RecordId of(String value) {
        return new RecordId(value);
    }

    /** Whether {@code text} has the shape of an id and, at 18 characters, a fitting checksum. */
    public static boolean isId(@Nullable String text) {
        return text != null && isWellFormed(text) && (text.length() == 15 || text.endsWith(checksum(text)));
    }

    /** The case-sensitive 15-character form, as older APIs write it. */
    public String shortValue() {
        return value.substring(0, 15);
    }

    /** The three characters that tell the object, {@code 001} for Account. A hint; describe is the truth. */
    public String keyPrefix() {
        return value.substring(0, 3);
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isWellFormed(String text) {
        if (text.length() != 15 && text.length() != 18) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBetween(c, '0', '9') && !isBetween(c, 'A', 'Z') && !isBetween(c, 'a', 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBetween(char c, char first, char last) {
        return c >= first && c <= last;
    }

    private static String checksum(String id) {
        char[] suffix = new char[3];
        for (int group = 0; group < 3; group++) {
            int bits = 0;
            for (int bit = 0; bit < 5; bit++) {
                char c = id.charAt(group * 5 + bit);
                if (isBetween(c, 'A', 'Z')) {
                    bits |= 1 << bit;
                }
            }
            suffix[group] = SUFFIX.charAt(bits);
        }
        return new String(suffix);
    }
}
