package io.sfsdk.testkit.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The server's end of one connection, open to every kind of misbehaviour. Used by its connection's thread only. */
public final class Wire {
    private static final int PEEK_MILLIS = 20;

    private final Socket socket;

    Wire(Socket socket) {
        this.socket = socket;
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void write(byte[] bytes, int from, int count) throws IOException {
        socket.getOutputStream().write(bytes, from, count);
    }

    /** Ends the connection in order: the client reads an end of stream. */
    public void close() throws IOException {
        socket.close();
    }

    /** Ends the connection with a reset: the client's next read or write fails. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the gate opens, the client hangs up or the server is closed; whichever is first. */
    public void stall(Gate gate) throws IOException {
        gate.reached();
        socket.setSoTimeout(PEEK_MILLIS);
        while (!gate.isOpen() && !hungUp()) {
            Thread.onSpinWait();
        }
        socket.setSoTimeout(0);
    }

    private boolean hungUp() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
