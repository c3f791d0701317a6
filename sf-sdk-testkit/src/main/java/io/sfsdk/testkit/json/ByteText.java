package io.sfsdk.testkit.json;

import java.util.Arrays;

/** A growing UTF-8 buffer that can quote. */
final class ByteText {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int LONGEST_ESCAPE = 6;

    private byte[] bytes;
    private int length;

    ByteText(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    ByteText ascii(char character) {
        reserve(1);
        bytes[length++] = (byte) character;
        return this;
    }

    ByteText ascii(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
        return this;
    }

    ByteText bytes(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
        return this;
    }

    ByteText quoted(String text) {
        int count = text.length();
        reserve(count * LONGEST_ESCAPE + 2);
        bytes[length++] = '"';
        int at = 0;
        while (at < count) {
            char next = text.charAt(at);
            if (next < 0x80 && next >= ' ' && next != '"' && next != '\\') {
                bytes[length++] = (byte) next;
                at++;
            } else {
                at += awkward(text, at, next);
            }
        }
        bytes[length++] = '"';
        return this;
    }

    private int awkward(String text, int at, char next) {
        if (next < 0x80) {
            escape(next);
            return 1;
        }
        int codePoint = text.codePointAt(at);
        utf8(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? '?' : codePoint);
        return Character.charCount(codePoint);
    }

    private void escape(char next) {
        bytes[length++] = '\\';
        switch (next) {
            case '"', '\\' -> bytes[length++] = (byte) next;
            case '\n' -> bytes[length++] = 'n';
            case '\r' -> bytes[length++] = 'r';
            case '\t' -> bytes[length++] = 't';
            case '\b' -> bytes[length++] = 'b';
            case '\f' -> bytes[length++] = 'f';
            default -> unicode(next);
        }
    }

    private void unicode(char next) {
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(next >> shift) & 0xF];
        }
    }

    private void utf8(int codePoint) {
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | (codePoint >> 6));
            continuation(codePoint, 0);
        } else if (codePoint < 0x10000) {
            bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            continuation(codePoint, 6);
            continuation(codePoint, 0);
        } else {
            bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
            continuation(codePoint, 12);
            continuation(codePoint, 6);
            continuation(codePoint, 0);
        }
    }

    private void continuation(int codePoint, int shift) {
        bytes[length++] = (byte) (0x80 | ((codePoint >> shift) & 0x3F));
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
