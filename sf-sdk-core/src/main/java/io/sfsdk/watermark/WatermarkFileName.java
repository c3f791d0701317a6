package io.sfsdk.watermark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file name for any key: a readable part, and a hash that tells keys apart which would look alike on a file system that
 * ignores case or refuses some signs.
 */
final class WatermarkFileName {
    private static final int READABLE = 80;

    private WatermarkFileName() {}

    static String of(WatermarkKey key) {
        String readable = (key.job() + "-" + key.name()).replaceAll("[^A-Za-z0-9_-]", "_");
        String bounded = readable.substring(0, Math.min(READABLE, readable.length()));
        return bounded + "-" + hash(key.job().length() + "/" + key);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
