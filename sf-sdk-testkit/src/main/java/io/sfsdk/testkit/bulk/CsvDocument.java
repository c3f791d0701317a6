package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A result set.
 *
 * @param head the first line with its ending
 * @param length bytes behind it
 */
record CsvDocument(String head, long length, Content content) {
    /** Up to this size an answer is held whole, so that faults can change and cut it. */
    private static final long MOST_IN_MEMORY = 16 << 20;

    static final String TYPE = "text/csv; charset=UTF-8";

    /** Opens the rows. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    Response response() {
        return length > MOST_IN_MEMORY
                ? Response.streamed(200, TYPE, this::writeTo)
                : Response.of(200, TYPE, toBytes());
    }

    private byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void writeTo(OutputStream out) throws IOException {
        out.write(head.getBytes(StandardCharsets.UTF_8));
        try (InputStream rows = content.open()) {
            rows.transferTo(out);
        }
    }
}
