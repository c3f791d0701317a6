package io.sfsdk.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes, reused from answer to answer. */
final class ByteSink {
    private byte[] bytes;
    private int length;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    void clear() {
        length = 0;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    ByteSink append(byte[] source) {
        return append(source, 0, source.length);
    }

    ByteSink append(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Header text: one byte a character where all are below 256, else UTF-8. */
    ByteSink append(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            char next = text.charAt(i);
            if (next > 0xFF) {
                return append(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) next;
        }
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
