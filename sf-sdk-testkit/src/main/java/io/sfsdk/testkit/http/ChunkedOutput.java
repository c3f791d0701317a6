package io.sfsdk.testkit.http;

import java.io.IOException;
import java.io.OutputStream;

/** Sends what is written to it in chunks of 64 KB, or bare to a client that knows no chunks. Closing sends the last chunk. */
final class ChunkedOutput extends OutputStream {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Wire wire;
    private final boolean chunked;
    private final ByteSink part = new ByteSink(CHUNK_BYTES);
    private final ByteSink sent = new ByteSink(CHUNK_BYTES + 16);

    ChunkedOutput(Wire wire, boolean chunked) {
        this.wire = wire;
        this.chunked = chunked;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        part.append(bytes, from, count);
        if (part.length() >= CHUNK_BYTES) {
            send();
        }
    }

    @Override
    public void close() throws IOException {
        send();
        if (chunked) {
            wire.write(sent.append("0\r\n\r\n").array(), 0, sent.length());
        }
    }

    private void send() throws IOException {
        sent.clear();
        if (part.length() == 0) {
            return;
        }
        if (chunked) {
            sent.append(Integer.toHexString(part.length())).append("\r\n");
            sent.append(part.array(), 0, part.length()).append("\r\n");
        } else {
            sent.append(part.array(), 0, part.length());
        }
        wire.write(sent.array(), 0, sent.length());
        sent.clear();
        part.clear();
    }
}
