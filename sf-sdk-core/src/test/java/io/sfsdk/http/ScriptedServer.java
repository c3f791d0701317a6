package io.sfsdk.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A socket that does exactly as told: one script a connection, the last one for all that follow. */
public final class ScriptedServer implements AutoCloseable {
    /** What happens on one connection; it is closed afterwards. */
    @FunctionalInterface
    public interface Script {
        void run(Wire wire) throws IOException;
    }

    private final ServerSocket socket;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedServer(List<Script> scripts) {
        this.scripts.addAll(scripts);
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accept", this::accept);
    }

    public static ScriptedServer of(Script... scripts) {
        return new ScriptedServer(List.of(scripts));
    }

    /** Answers every request on a connection with the same bytes. */
    public static ScriptedServer answering(String answer) {
        return of(wire -> {
            while (!wire.request().isEmpty()) {
                wire.write(answer);
            }
        });
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    public int connections() {
        return wires.size();
    }

    /** Head and body of each request that arrived whole. */
    public List<String> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                Wire wire = new Wire(socket.accept());
                wires.add(wire);
                Script script = scripts.size() > 1 ? scripts.remove() : scripts.element();
                start("connection", () -> run(script, wire));
            }
        } catch (SocketException e) {
            closed.countDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Script script, Wire wire) {
        try (Socket open = wire.socket) {
            script.run(wire);
            open.shutdownOutput();
        } catch (IOException e) {
            // the client went away, which is often the point
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "scripted-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        closed.countDown();
        for (Wire wire : wires) {
            wire.socket.close();
        }
    }

    /** The server's end of one connection. */
    public final class Wire {
        private final Socket socket;

        private Wire(Socket socket) {
            this.socket = socket;
        }

        /** Reads one request; empty when the client has gone. */
        public String request() throws IOException {
            String head = head();
            if (head.isEmpty()) {
                return "";
            }
            String request = head + body(head);
            requests.add(request);
            return request;
        }

        public String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return "";
                }
                head.write(b);
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        private String body(String head) throws IOException {
            String lower = head.toLowerCase(java.util.Locale.ROOT);
            if (lower.contains("transfer-encoding: chunked")) {
                return chunks();
            }
            int at = lower.indexOf("content-length: ");
            int length = at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf('\r', at)));
            byte[] body = socket.getInputStream().readNBytes(length);
            if (body.length < length) {
                throw new IOException("half a body");
            }
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        private String chunks() throws IOException {
            StringBuilder body = new StringBuilder();
            while (true) {
                int size = Integer.parseInt(line(), 16);
                byte[] chunk = socket.getInputStream().readNBytes(size);
                if (chunk.length < size) {
                    throw new IOException("half a chunk");
                }
                body.append(new String(chunk, StandardCharsets.ISO_8859_1));
                line();
                if (size == 0) {
                    return body.toString();
                }
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            int b = socket.getInputStream().read();
            while (b != '\n') {
                if (b < 0) {
                    throw new IOException("the client has gone");
                }
                line.append((char) b);
                b = socket.getInputStream().read();
            }
            return line.toString().strip();
        }

        /** Takes so many bytes, or fewer if the client goes. */
        public void read(int bytes) throws IOException {
            socket.getInputStream().readNBytes(bytes);
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Says nothing more until the client goes. */
        public void stall() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                Thread.onSpinWait();
            }
        }

        /** Closes with a reset instead of an orderly end. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
