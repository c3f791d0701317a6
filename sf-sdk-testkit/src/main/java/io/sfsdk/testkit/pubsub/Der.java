package io.sfsdk.testkit.pubsub;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes what certificates are made of.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-X.690">X.690, Distinguished Encoding Rules</a>
 */
final class Der {
    private static final int SHORT = 0x80;
    private static final int BYTE = 0xff;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, parts);
    }

    static byte[] integer(int small) {
        return tagged(0x02, new byte[] {(byte) small});
    }

    static byte[] yes() {
        return tagged(0x01, new byte[] {(byte) BYTE});
    }

    /** @param encoded the arcs as the encoding packs them */
    static byte[] oid(int... encoded) {
        byte[] bytes = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            bytes[i] = (byte) encoded[i];
        }
        return tagged(0x06, bytes);
    }

    static byte[] text(String value) {
        return tagged(0x0c, value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param value for example {@code 260101120000Z} */
    static byte[] time(String value) {
        return tagged(0x17, value.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] octets(byte[] value) {
        return tagged(0x04, value);
    }

    static byte[] bits(byte[] value) {
        return tagged(0x03, new byte[1], value);
    }

    static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        length(content.size(), all);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static void length(int length, ByteArrayOutputStream out) {
        if (length < SHORT) {
            out.write(length);
        } else if (length <= BYTE) {
            out.write(SHORT + 1);
            out.write(length);
        } else {
            out.write(SHORT + 2);
            out.write(length >>> 8);
            out.write(length & BYTE);
        }
    }
}
