package io.sfsdk.watermark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one stored position, readable by people: a line with the format, length and CRC-32C of the rest, then the rest:
 * job, name and value, each with a line feed after it.
 */
final class WatermarkFile {
    private static final String FORMAT = "sf-sdk-watermark-1";

    private WatermarkFile() {}

    static byte[] encode(WatermarkKey key, Watermark watermark) {
        byte[] body = (start(key) + watermark.value() + "\n").getBytes(UTF_8);
        byte[] header = (header(body) + "\n").getBytes(UTF_8);
        return ByteBuffer.allocate(header.length + body.length)
                .put(header)
                .put(body)
                .array();
    }

    /** What the file holds; null if these are not, or no longer, the bytes that {@link #encode} made for this key. */
    static @Nullable Watermark decode(WatermarkKey key, byte[] bytes) {
        int headerLength = indexOfLineFeed(bytes);
        byte[] body = Arrays.copyOfRange(bytes, Math.min(headerLength + 1, bytes.length), bytes.length);
        boolean isWhole = headerLength > 0 && new String(bytes, 0, headerLength, UTF_8).equals(header(body));
        return isWhole ? value(key, body) : null;
    }

    private static @Nullable Watermark value(WatermarkKey key, byte[] body) {
        String text = text(body);
        String start = start(key);
        boolean isOfKey = text.startsWith(start) && text.endsWith("\n");
        return isOfKey && text.length() > start.length() + 1
                ? new Watermark(text.substring(start.length(), text.length() - 1))
                : null;
    }

    private static String start(WatermarkKey key) {
        return key.job() + "\n" + key.name() + "\n";
    }

    private static String header(byte[] body) {
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        return "%s %d %08x".formatted(FORMAT, body.length, checksum.getValue());
    }

    private static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return ""; // does not begin with the key, so it is reported as damaged
        }
    }

    private static int indexOfLineFeed(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
