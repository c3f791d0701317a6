package io.sfsdk.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/** Content codings, both directions. */
public final class Gzip {
    private Gzip() {}

    /** Compresses fast rather than small: the wire is a loopback. */
    public static byte[] deflate(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + plain.length / 4);
        try (GZIPOutputStream gzip = new FastGzip(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** As {@link #deflate}, for bytes still to come. */
    static OutputStream deflating(OutputStream out) throws IOException {
        return new FastGzip(out);
    }

    /** The plain bytes of a gzip stream. */
    static InputStream inflating(InputStream encoded) throws IOException {
        return new GZIPInputStream(encoded, 64 * 1024);
    }

    static byte[] decode(String coding, byte[] encoded) {
        return switch (coding.toLowerCase(Locale.ROOT)) {
            case "identity", "" -> encoded;
            case "gzip", "x-gzip" -> inflate(encoded, true);
            case "deflate" -> inflate(encoded, false);
            default -> throw new MalformedRequest(415, "content coding");
        };
    }

    private static byte[] inflate(byte[] encoded, boolean gzip) {
        ByteArrayInputStream source = new ByteArrayInputStream(encoded);
        try (InputStream in = gzip ? new GZIPInputStream(source, 8192) : new InflaterInputStream(source)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new MalformedRequest(400, "compressed body: " + e.getMessage());
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
