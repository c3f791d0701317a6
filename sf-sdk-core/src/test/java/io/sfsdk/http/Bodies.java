package io.sfsdk.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Bytes of answers. */
public final class Bodies {
    private Bodies() {}

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] gzip(String plain) {
        return gzip(plain.getBytes(StandardCharsets.UTF_8));
    }

    public static String json(int status, String body) {
        return "HTTP/1.1 " + status + " Words\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** Reads an answer to its end and closes it. */
    public static String text(HttpResponse response) {
        try (response) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
