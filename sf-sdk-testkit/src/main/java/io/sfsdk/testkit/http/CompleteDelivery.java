package io.sfsdk.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The faithful way: head, chunks, last chunk; a small answer in one write. */
final class CompleteDelivery {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private CompleteDelivery() {}

    static boolean deliver(Outgoing answer, Wire wire) throws IOException {
        Optional<Path> file = answer.response().file();
        if (file.isPresent() && !answer.bodyForbidden()) {
            return deliver(file.get(), answer, wire);
        }
        Optional<StreamedBody> stream = answer.response().stream();
        if (stream.isPresent() && !answer.bodyForbidden()) {
            return deliver(stream.get(), answer, wire);
        }
        byte[] body = answer.body();
        ByteSink sink = new ByteSink(1536 + Math.min(body.length, CHUNK_BYTES));
        answer.appendHead(sink, answer.framing(), body.length);
        if (answer.framing() == Framing.LENGTH && !answer.bodyForbidden()) {
            sink.append(body, 0, body.length);
        } else if (!answer.bodyForbidden()) {
            appendChunks(body, wire, sink);
        }
        wire.write(sink.array(), 0, sink.length());
        return answer.keepAlive();
    }

    private static boolean deliver(Path file, Outgoing answer, Wire wire) throws IOException {
        ByteSink sink = new ByteSink(1536 + CHUNK_BYTES);
        boolean chunked = answer.framing() == Framing.CHUNKED;
        answer.appendHead(sink, answer.framing(), Files.size(file));
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.readNBytes(chunk, 0, CHUNK_BYTES);
                    count > 0;
                    count = in.readNBytes(chunk, 0, CHUNK_BYTES)) {
                appendPart(chunk, count, chunked, sink);
                wire.write(sink.array(), 0, sink.length());
                sink.clear();
            }
        }
        if (chunked) {
            sink.append(LAST_CHUNK);
        }
        wire.write(sink.array(), 0, sink.length());
        return answer.keepAlive();
    }

    private static boolean deliver(StreamedBody stream, Outgoing answer, Wire wire) throws IOException {
        boolean chunked = answer.framing() == Framing.CHUNKED;
        ByteSink head = new ByteSink(1536);
        answer.appendHead(head, chunked ? Framing.CHUNKED : Framing.NONE, 0);
        wire.write(head.array(), 0, head.length());
        OutputStream out = new ChunkedOutput(wire, chunked);
        try (OutputStream coded = answer.isGzip() ? Gzip.deflating(out) : out) {
            stream.writeTo(coded);
        }
        return chunked && answer.keepAlive();
    }

    private static void appendPart(byte[] part, int count, boolean chunked, ByteSink sink) {
        if (chunked) {
            sink.append(Integer.toHexString(count)).append("\r\n");
            sink.append(part, 0, count).append("\r\n");
        } else {
            sink.append(part, 0, count);
        }
    }

    private static void appendChunks(byte[] body, Wire wire, ByteSink sink) throws IOException {
        for (int from = 0; from < body.length; from += CHUNK_BYTES) {
            if (from > 0) {
                wire.write(sink.array(), 0, sink.length());
                sink.clear();
            }
            int count = Math.min(CHUNK_BYTES, body.length - from);
            sink.append(Integer.toHexString(count)).append("\r\n");
            sink.append(body, from, count).append("\r\n");
        }
        sink.append(LAST_CHUNK);
    }
}
