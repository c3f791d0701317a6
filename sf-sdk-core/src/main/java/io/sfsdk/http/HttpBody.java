package io.sfsdk.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request body that can be written more than once. {@link #toString()} shows its type and length only. */
public final class HttpBody {
    /** Writes the whole body, the same bytes each time. Runs on the thread that sends the request. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    private final String contentType;
    private final long length;
    private final Writer writer;
    private final byte @Nullable [] bytes;
    private final @Nullable UnaryOperator<byte[]> signature;

    private HttpBody(
            String contentType,
            long length,
            Writer writer,
            byte @Nullable [] bytes,
            @Nullable UnaryOperator<byte[]> signature) {
        this.contentType = contentType;
        this.length = length;
        this.writer = writer;
        this.bytes = bytes;
        this.signature = signature;
    }

    /** The array is kept, not copied. */
    public static HttpBody of(String contentType, byte[] bytes) {
        return new HttpBody(contentType, bytes.length, out -> out.write(bytes), bytes, null);
    }

    public static HttpBody json(byte[] utf8) {
        return of("application/json;charset=UTF-8", utf8);
    }

    public static HttpBody form(String urlEncoded) {
        return of("application/x-www-form-urlencoded", urlEncoded.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A body that is streamed: at no time are more than some 16 KB of it in memory.
     *
     * @param length in bytes, or -1 if it is not known; a writer that writes more or less makes the exchange fail
     */
    public static HttpBody streamed(String contentType, long length, Writer writer) {
        return new HttpBody(contentType, length, writer, null, null);
    }

    /**
     * A body that holds the session's token, for a protocol that has no other place for it. It is made when it is sent, and anew for
     * each session; sent without one it makes the exchange fail.
     *
     * @param signature makes the whole body of the token's bytes in UTF-8; may be called more than once
     */
    public static HttpBody signed(String contentType, UnaryOperator<byte[]> signature) {
        Writer unsigned = out -> {
            throw new IOException("this body needs the token of a session");
        };
        return new HttpBody(contentType, -1, unsigned, null, signature);
    }

    /** Whether it holds the session's token, so that it is of no use before {@link #signedWith}. */
    public boolean needsToken() {
        return signature != null;
    }

    /** This body for one session; itself if it needs no token. */
    public HttpBody signedWith(String token) {
        return signature == null ? this : of(contentType, signature.apply(token.getBytes(StandardCharsets.UTF_8)));
    }

    public String contentType() {
        return contentType;
    }

    /** Bytes, or -1 if not known beforehand. */
    public long length() {
        return length;
    }

    public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
    }

    /** The whole body, if it is in memory anyway. */
    Optional<byte[]> inMemory() {
        return Optional.ofNullable(bytes);
    }

    @Override
    public String toString() {
        return "HttpBody[" + contentType + ", " + length + " bytes]";
    }
}
