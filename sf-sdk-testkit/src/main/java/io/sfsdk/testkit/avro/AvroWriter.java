package io.sfsdk.testkit.avro;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes Avro's binary encoding. For one thread.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Apache Avro Specification, Binary Encoding</a>
 */
public final class AvroWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** An int, a long, a branch of a union or a symbol of an enum. */
    public AvroWriter number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    public AvroWriter fraction(double value) {
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < Double.BYTES; i++) {
            bytes.write((int) (bits >>> (i * Byte.SIZE)));
        }
        return this;
    }

    public AvroWriter flag(boolean value) {
        bytes.write(value ? 1 : 0);
        return this;
    }

    public AvroWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    public AvroWriter texts(List<String> values) {
        if (!values.isEmpty()) {
            number(values.size());
            values.forEach(this::text);
        }
        return number(0);
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
