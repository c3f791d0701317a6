package io.sfsdk.testkit.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes CSV lines into an array of bytes that grows, every value quoted. Used by one thread. */
final class CsvWriter {
    private final byte delimiter;
    private final byte[] ending;
    private byte[] bytes = new byte[64 * 1024];
    private int length;
    private boolean inLine;

    CsvWriter(CsvForm form) {
        this.delimiter = form.delimiter().sign();
        this.ending = form.ending().text().getBytes(StandardCharsets.US_ASCII);
    }

    /** A value in quotes. */
    CsvWriter cell(String value) {
        separate();
        reserve(3 * value.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return rest(value.substring(i));
            }
            bytes[length++] = (byte) c;
            if (c == '"') {
                reserve(3 * (value.length() - i) + 2);
                bytes[length++] = '"';
            }
        }
        bytes[length++] = '"';
        return this;
    }

    private CsvWriter rest(String value) {
        byte[] encoded = value.replace("\"", "\"\"").getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length + 1);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        bytes[length++] = '"';
        return this;
    }

    /** Text as it is, for example a header as it was uploaded. */
    CsvWriter raw(String text) {
        separate();
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    CsvWriter endLine() {
        reserve(2);
        for (byte b : ending) {
            bytes[length++] = b;
        }
        inLine = false;
        return this;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** The bytes up to {@link #length()}; not copied. */
    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
        inLine = false;
    }

    private void separate() {
        if (inLine) {
            reserve(1);
            bytes[length++] = delimiter;
        }
        inLine = true;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
