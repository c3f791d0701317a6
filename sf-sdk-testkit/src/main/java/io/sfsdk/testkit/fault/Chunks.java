package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Chunks that may say something else than they hold. */
final class Chunks {
    private Chunks() {}

    /** One chunk under this size, without the last one that would end the body. */
    static void write(byte[] bytes, int announced, Wire wire) throws IOException {
        wire.write(ascii(Integer.toHexString(announced) + "\r\n"));
        wire.write(bytes);
        if (bytes.length == announced) {
            wire.write(ascii("\r\n"));
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
