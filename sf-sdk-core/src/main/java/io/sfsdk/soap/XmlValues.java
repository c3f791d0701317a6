package io.sfsdk.soap;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Values of fields as XML writes them, read from the buffer without a text in between where that is possible. */
final class XmlValues {
    /** Digits that fit a long whatever they are. */
    private static final int SHORT = 18;

    /** Far longer than any number of an org; reading takes time that grows with the square of the length. */
    private static final int LONGEST_NUMBER = 1_000;

    private static final byte[] UTC = "+0000".getBytes(StandardCharsets.US_ASCII);

    private XmlValues() {}

    static BigDecimal decimal(XmlText text) throws XmlException {
        int length = text.until - text.from;
        int at = text.from;
        boolean negative = length > 0 && text.bytes[at] == '-';
        at += negative ? 1 : 0;
        if (length == 0 || length > SHORT || at == text.until || text.bytes[text.until - 1] == '.') {
            return longDecimal(text);
        }
        long digits = 0;
        int scale = -1;
        for (; at < text.until; at++) {
            byte sign = text.bytes[at];
            if (sign >= '0' && sign <= '9') {
                digits = digits * 10 + (sign - '0');
                scale += scale >= 0 ? 1 : 0;
            } else if (sign == '.' && scale < 0 && at > text.from) {
                scale = 0;
            } else {
                return longDecimal(text);
            }
        }
        return BigDecimal.valueOf(negative ? -digits : digits, Math.max(scale, 0));
    }

    /** The JDK's message would quote the value. */
    @SuppressWarnings("UnusedException")
    private static BigDecimal longDecimal(XmlText text) throws XmlException {
        if (text.until - text.from <= LONGEST_NUMBER) {
            try {
                return new BigDecimal(text.string());
            } catch (NumberFormatException e) {
                throw new XmlException("a number that is none");
            }
        }
        throw new XmlException("a number that is none");
    }

    static boolean bool(XmlText text) throws XmlException {
        int length = text.until - text.from;
        if ((length == 4 && isAscii(text.bytes, text.from, "true")) || (length == 1 && text.bytes[text.from] == '1')) {
            return true;
        }
        if ((length == 5 && isAscii(text.bytes, text.from, "false")) || (length == 1 && text.bytes[text.from] == '0')) {
            return false;
        }
        throw new XmlException("something for true or false that is neither");
    }

    /** SOAP writes {@code Z} where REST writes {@code +0000}; a record must not differ by the way it came. */
    static String moment(XmlText text) throws XmlException {
        int length = text.until - text.from;
        if (!text.ascii || length < 1 || text.bytes[text.until - 1] != 'Z') {
            return text.string();
        }
        byte[] moment = new byte[length - 1 + UTC.length];
        System.arraycopy(text.bytes, text.from, moment, 0, length - 1);
        System.arraycopy(UTC, 0, moment, length - 1, UTC.length);
        return new String(moment, StandardCharsets.ISO_8859_1);
    }

    static boolean isSame(XmlText text, String known) {
        return text.ascii && text.until - text.from == known.length() && isAscii(text.bytes, text.from, known);
    }

    /** Whether it looks like the name of an object. */
    static boolean isName(XmlText text) {
        if (text.from == text.until) {
            return false;
        }
        for (int i = text.from; i < text.until; i++) {
            byte sign = text.bytes[i];
            boolean digit = (sign >= '0' && sign <= '9') || sign == '_';
            boolean letter = (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
            if (!letter && (i == text.from || !digit)) {
                return false;
            }
        }
        return text.until - text.from <= 128;
    }

    static boolean isAscii(byte[] bytes, int from, String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (bytes[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
