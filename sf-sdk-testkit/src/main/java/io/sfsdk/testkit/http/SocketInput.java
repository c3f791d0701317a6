package io.sfsdk.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Buffered bytes of one connection, read as lines or in bulk. */
final class SocketInput {
    private final InputStream in;
    private byte[] buffer = new byte[8192];
    private int position;
    private int limit;

    SocketInput(InputStream in) {
        this.in = in;
    }

    /** Whether another byte comes before the end of the stream. */
    boolean awaitByte() throws IOException {
        return position < limit || fill();
    }

    /**
     * Reads up to a line feed and leaves the line end out.
     *
     * @throws MalformedRequest with this status if the line is longer than {@code maxBytes}
     */
    String readLine(int maxBytes, int statusIfLonger) throws IOException {
        int scanned = position;
        while (true) {
            for (; scanned < limit; scanned++) {
                if (buffer[scanned] == '\n') {
                    return takeLine(scanned);
                }
            }
            if (limit - position > maxBytes) {
                throw new MalformedRequest(statusIfLonger, "line too long");
            }
            int unread = position;
            if (!fill()) {
                throw new EOFException("connection ended inside a line");
            }
            scanned -= unread - position;
        }
    }

    private String takeLine(int lineFeed) {
        int end = lineFeed > position && buffer[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        String line = new String(buffer, position, end - position, StandardCharsets.ISO_8859_1);
        position = lineFeed + 1;
        return line;
    }

    byte[] readExactly(int count) throws IOException {
        byte[] bytes = new byte[count];
        int buffered = Math.min(count, limit - position);
        System.arraycopy(buffer, position, bytes, 0, buffered);
        position += buffered;
        if (in.readNBytes(bytes, buffered, count - buffered) < count - buffered) {
            throw new EOFException("connection ended inside a body");
        }
        return bytes;
    }

    /** Hands the next bytes on, however many, without keeping them. */
    void copy(long count, OutputStream to) throws IOException {
        long left = count;
        while (left > 0) {
            if (position == limit && !fill()) {
                throw new EOFException("connection ended inside a body");
            }
            int some = (int) Math.min(left, limit - position);
            to.write(buffer, position, some);
            position += some;
            left -= some;
        }
    }

    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count > 0) {
            limit += count;
        }
        return count > 0;
    }
}
