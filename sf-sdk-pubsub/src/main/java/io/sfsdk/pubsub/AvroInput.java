package io.sfsdk.pubsub;

import java.nio.charset.StandardCharsets;

/**
 * Reads Avro's binary encoding from bytes that are all there. Avro's own decoder believes a length before it has seen so many bytes,
 * and copies each text twice.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Apache Avro Specification, Binary Encoding</a>
 */
final class AvroInput {
    private static final int LONGEST_NUMBER = 63;

    private final byte[] bytes;
    private int at;

    AvroInput(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    boolean readBoolean() {
        byte value = next();
        if (value < 0 || value > 1) {
            throw new MalformedEventException("a boolean is written as " + value);
        }
        return value == 1;
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new MalformedEventException("an int is written as " + value);
        }
        return (int) value;
    }

    long readLong() {
        long zigzag = 0;
        for (int shift = 0; shift <= LONGEST_NUMBER; shift += 7) {
            byte part = next();
            zigzag |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new MalformedEventException("a number does not end");
    }

    float readFloat() {
        return Float.intBitsToFloat((int) littleEndian(Float.BYTES));
    }

    double readDouble() {
        return Double.longBitsToDouble(littleEndian(Double.BYTES));
    }

    String readString() {
        int length = readLength();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    byte[] readBytes(int length) {
        require(length);
        byte[] part = new byte[length];
        System.arraycopy(bytes, at, part, 0, length);
        at += length;
        return part;
    }

    /** The length of what follows, never more than there is. */
    int readLength() {
        long length = readLong();
        require(length);
        return (int) length;
    }

    /** The items of the next block of an array or map; 0 at its end. Each item of an event takes a byte at least. */
    int readBlock() {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        require(count);
        return (int) count;
    }

    private long littleEndian(int size) {
        require(size);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (bytes[at + i] & 0xffL);
        }
        at += size;
        return value;
    }

    private byte next() {
        require(1);
        return bytes[at++];
    }

    private void require(long length) {
        if (length < 0 || length > bytes.length - at) {
            throw new MalformedEventException("it ends after " + bytes.length + " bytes, in the middle of a value");
        }
    }
}
