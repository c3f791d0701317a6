package io.sfsdk.testkit.avro;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads Avro's binary encoding. Throws {@link RuntimeException} where the bytes end too early. For one thread. */
final class AvroReader {
    private final ByteBuffer bytes;

    AvroReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    long number() {
        long zigzag = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes.get();
            zigzag |= (long) (part & 0x7f) << shift;
            shift += 7;
        } while (part < 0);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    double fraction() {
        return bytes.getDouble();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    String text() {
        byte[] utf8 = new byte[(int) number()];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }
}
