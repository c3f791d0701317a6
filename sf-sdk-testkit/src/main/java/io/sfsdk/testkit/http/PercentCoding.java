package io.sfsdk.testkit.http;

import java.nio.charset.StandardCharsets;

/** Percent-decoding of UTF-8: in a path a plus is a plus, in a query or form it is a blank. What is no escape stays as it is. */
final class PercentCoding {
    private PercentCoding() {}

    static String decodePath(String raw) {
        return raw.indexOf('%') < 0 ? raw : decode(raw, false);
    }

    static String decodeQuery(String raw) {
        return raw.indexOf('%') < 0 && raw.indexOf('+') < 0 ? raw : decode(raw, true);
    }

    private static String decode(String raw, boolean plusIsBlank) {
        byte[] source = raw.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            byte next = source[i];
            if (isEscape(source, i)) {
                decoded[length++] = (byte) ((digit((char) source[i + 1]) << 4) | digit((char) source[i + 2]));
                i += 2;
            } else {
                decoded[length++] = next == '+' && plusIsBlank ? (byte) ' ' : next;
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether every percent sign begins an escape. */
    static boolean isWellFormed(String raw) {
        for (int at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
            if (at + 2 >= raw.length() || digit(raw.charAt(at + 1)) < 0 || digit(raw.charAt(at + 2)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscape(byte[] source, int at) {
        return source[at] == '%'
                && at + 2 < source.length
                && digit((char) source[at + 1]) >= 0
                && digit((char) source[at + 2]) >= 0;
    }

    private static int digit(char hex) {
        return Character.digit(hex, 16);
    }
}
