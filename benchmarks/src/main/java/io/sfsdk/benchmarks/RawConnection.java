package io.sfsdk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/** One connection that sends the same bytes again and again and knows of HTTP only how an answer in chunks ends. */
final class RawConnection implements AutoCloseable {
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

    private final Socket socket;
    private final InputStream in;
    private final byte[] request;
    private final byte[] buffer = new byte[64 * 1024];

    RawConnection(int port, String request) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.request = request.getBytes(US_ASCII);
    }

    static String get(String path, String accessToken) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + accessToken
                + "\r\nAccept: application/json\r\n\r\n";
    }

    /** Sends the request and reads an answer of as many bytes. */
    int echo() throws IOException {
        socket.getOutputStream().write(request);
        int count = 0;
        while (count < request.length) {
            count += read();
        }
        return count;
    }

    /**
     * Sends the request and reads an answer in chunks.
     *
     * @return its bytes, the head included
     */
    long exchange() throws IOException {
        socket.getOutputStream().write(request);
        long total = 0;
        int count;
        do {
            count = read();
            total += count;
        } while (!endsTheAnswer(count));
        return total;
    }

    private int read() throws IOException {
        int count = in.read(buffer);
        if (count < 0) {
            throw new EOFException("the server hung up");
        }
        return count;
    }

    /** A last chunk that is cut in two goes unseen; loopback does not cut one write of a small answer. */
    private boolean endsTheAnswer(int count) {
        int from = count - LAST_CHUNK.length;
        return from >= 0 && Arrays.equals(buffer, from, count, LAST_CHUNK, 0, LAST_CHUNK.length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
