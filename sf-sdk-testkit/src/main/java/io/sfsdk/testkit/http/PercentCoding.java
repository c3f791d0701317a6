package io.sfsdk.testkit.http;

import java.nio.charset.StandardCharsets;

/** Percent-decoding of UTF-8, in a path (a plus is a plus) or in a query or form (a plus is a blank). */
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
            if (next == '%') {
                decoded[length++] = hexPair(source, i + 1);
                i += 2;
            } else {
                decoded[length++] = next == '+' && plusIsBlank ? (byte) ' ' : next;
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    private static byte hexPair(byte[] source, int at) {
        int high = at + 1 < source.length ? Character.digit(source[at], 16) : -1;
        int low = at + 1 < source.length ? Character.digit(source[at + 1], 16) : -1;
        if (high < 0 || low < 0) {
            throw new MalformedRequest(400, "bad percent escape");
        }
        return (byte) (high << 4 | low);
    }
}
