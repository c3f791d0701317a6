package io.sfsdk.soap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes XML into memory, as UTF-8. Whatever is text is escaped, and what XML 1.0 cannot hold is refused; names are written as
 * they are, so their callers check them. Used by one thread.
 */
final class XmlWriter {
    private static final byte[] LESS = ascii("&lt;");
    private static final byte[] GREATER = ascii("&gt;");
    private static final byte[] AMPERSAND = ascii("&amp;");

    /** A reader would make a line feed of the sign itself. */
    private static final byte[] RETURN = ascii("&#13;");

    private byte[] buffer;
    private int size;

    XmlWriter(int expected) {
        this.buffer = new byte[expected];
    }

    int size() {
        return size;
    }

    /** Forgets what was written behind a size. */
    void cut(int length) {
        size = length;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, size);
    }

    /** Markup, as it is; signs of ASCII only. */
    XmlWriter raw(String markup) {
        int length = markup.length();
        makeRoom(length);
        for (int i = 0; i < length; i++) {
            buffer[size++] = (byte) markup.charAt(i);
        }
        return this;
    }

    XmlWriter start(String name) {
        return raw("<").raw(name).raw(">");
    }

    XmlWriter end(String name) {
        return raw("</").raw(name).raw(">");
    }

    /** An element that holds a text. */
    XmlWriter element(String name, String text) throws IllegalTextException {
        return start(name).text(text).end(name);
    }

    /** An element that holds what needs no escape: a number, an id, a word of ours. */
    XmlWriter plain(String name, Object value) {
        return start(name).raw(value.toString()).end(name);
    }

    /** @throws IllegalTextException if there is a sign that XML 1.0 cannot hold */
    XmlWriter text(String text) throws IllegalTextException {
        int length = text.length();
        makeRoom(length);
        for (int i = 0; i < length; i++) {
            char sign = text.charAt(i);
            if (sign >= ' ' && sign < 0x80 && sign != '<' && sign != '>' && sign != '&') {
                makeRoom(1);
                buffer[size++] = (byte) sign;
            } else {
                i += special(text, i);
            }
        }
        return this;
    }

    /** Writes the sign at {@code i}; says how many chars more than one it takes. */
    private int special(String text, int i) throws IllegalTextException {
        switch (text.charAt(i)) {
            case '<' -> raw(LESS);
            case '>' -> raw(GREATER);
            case '&' -> raw(AMPERSAND);
            case '\r' -> raw(RETURN);
            default -> {
                int codePoint = text.codePointAt(i);
                if (!XmlSigns.isLegal(codePoint)) {
                    throw new IllegalTextException(
                            String.format("holds the sign U+%04X, which XML 1.0 cannot carry", codePoint));
                }
                raw(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                return Character.charCount(codePoint) - 1;
            }
        }
        return 0;
    }

    void raw(byte[] bytes) {
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void makeRoom(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
