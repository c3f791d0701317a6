package io.sfsdk.testkit.pubsub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message that arrived: its parts by their numbers. Immutable. */
final class ProtoMessage {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final List<Part> parts;

    private ProtoMessage(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException if it is no message */
    static ProtoMessage read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Part> parts = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                parts.add(part(in));
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no protobuf message", e);
        }
        return new ProtoMessage(parts);
    }

    private static Part part(ByteBuffer in) {
        long tag = varint(in);
        int field = (int) (tag >>> 3);
        return switch ((int) (tag & 7)) {
            case VARINT -> new Part(field, varint(in), new byte[0]);
            case FIXED64 -> new Part(field, in.getLong(), new byte[0]);
            case LENGTH -> new Part(field, 0, bytes(in, (int) varint(in)));
            case FIXED32 -> new Part(field, in.getInt(), new byte[0]);
            default -> throw new IllegalArgumentException("tag " + tag);
        };
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = in.get();
            value |= (long) (part & 0x7f) << shift;
            shift += 7;
        } while (part < 0);
        return value;
    }

    /** 0 if it is not there; the last if there are several. */
    long number(int field) {
        return parts.stream()
                .filter(part -> part.field() == field)
                .mapToLong(Part::number)
                .reduce(0, (first, last) -> last);
    }

    byte[] bytes(int field) {
        return parts.stream()
                .filter(part -> part.field() == field)
                .map(Part::bytes)
                .reduce(new byte[0], (first, last) -> last);
    }

    String text(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    List<ProtoMessage> messages(int field) {
        return parts.stream()
                .filter(part -> part.field() == field)
                .map(part -> read(part.bytes()))
                .toList();
    }

    private static final class Part {
        private final int field;
        private final long number;
        private final byte[] bytes;

        Part(int field, long number, byte[] bytes) {
            this.field = field;
            this.number = number;
            this.bytes = bytes;
        }

        int field() {
            return field;
        }

        long number() {
            return number;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
