package io.sfsdk.testkit.http;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Serves one connection, request after request, on the thread that runs it. */
final class Connection implements Runnable {
    private final Socket socket;
    private final Handler handler;
    private final Runnable whenDone;

    Connection(Socket socket, Handler handler, Runnable whenDone) {
        this.socket = socket;
        this.handler = handler;
        this.whenDone = whenDone;
    }

    @Override
    public void run() {
        try (socket) {
            serve();
        } catch (IOException e) {
            // the client or the server hung up: nobody is left to tell
        } finally {
            whenDone.run();
        }
    }

    private void serve() throws IOException {
        socket.setTcpNoDelay(true);
        RequestReader reader = new RequestReader(new SocketInput(socket.getInputStream()), socket.getOutputStream());
        Wire wire = new Wire(socket);
        boolean open = true;
        while (open) {
            open = exchange(reader, wire);
        }
    }

    private boolean exchange(RequestReader reader, Wire wire) throws IOException {
        Request request = read(reader, wire);
        if (request == null) {
            return false;
        }
        try {
            Reply reply = handler.handle(request);
            Outgoing answer = Outgoing.of(reply.response(), request, keepAlive(request));
            return reply.delivery().deliver(answer, wire);
        } finally {
            request.discard();
        }
    }

    private static @Nullable Request read(RequestReader reader, Wire wire) throws IOException {
        try {
            return reader.next();
        } catch (MalformedRequest e) {
            Response page =
                    Response.html(e.status(), "<html><body><h1>" + StatusText.of(e.status()) + "</h1></body></html>");
            Request unread = new Request("GET", "/", Headers.none(), new byte[0]);
            Delivery.COMPLETE.deliver(Outgoing.of(page, unread, false), wire);
            return null;
        }
    }

    private static boolean keepAlive(Request request) {
        return request.isOldHttp()
                ? request.headers().lists("Connection", "keep-alive")
                : !request.headers().lists("Connection", "close");
    }
}
