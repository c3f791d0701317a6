package io.sfsdk.testkit.store;

import java.util.Optional;

/**
 * Record ids: 15 case-sensitive characters, and 3 more that encode their case.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=000385585&amp;type=1">What are the 3 appended characters in
 *     18-digit Salesforce IDs</a>
 */
public final class RecordId {
    private static final String SUFFIX_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordId() {}

    /** The 18-character form of a 15- or 18-character id; empty if it is none, for example for a wrong suffix. */
    public static Optional<String> normalize(String id) {
        if (id.length() == 15 && isAlphanumeric(id)) {
            return Optional.of(id + suffix(id));
        }
        boolean right = id.length() == 18 && isAlphanumeric(id) && suffix(id).equals(id.substring(15));
        return right ? Optional.of(id) : Optional.empty();
    }

    /** The three characters for the first fifteen of {@code id}. */
    static String suffix(String id) {
        char[] suffix = new char[3];
        for (int group = 0; group < 3; group++) {
            suffix[group] = SUFFIX_ALPHABET.charAt(upperCaseBits(id, group * 5));
        }
        return new String(suffix);
    }

    private static int upperCaseBits(String id, int from) {
        int bits = 0;
        for (int i = 0; i < 5; i++) {
            char c = id.charAt(from + i);
            if (c >= 'A' && c <= 'Z') {
                bits |= 1 << i;
            }
        }
        return bits;
    }

    private static boolean isAlphanumeric(String id) {
        return id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    }
}
