package io.sfsdk.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An HTTP/1.1 server for tests: blocking sockets, one daemon thread a connection, loopback only.
 *
 * <p>Safe to share. {@link #close()} ends all connections, stalled ones too.
 */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicInteger toRefuse = new AtomicInteger();

    private HttpServer(ServerSocket listener, Handler handler) {
        this.listener = listener;
        this.handler = handler;
    }

    /** Listens on the loopback address; port 0 takes a free one. */
    public static HttpServer start(int port, Handler handler) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), handler);
    }

    /**
     * Listens on a loopback address.
     *
     * @throws IllegalArgumentException if it is another: the simulated org has no defences
     */
    public static HttpServer start(InetSocketAddress address, Handler handler) {
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("the simulated org listens on loopback only, not on " + address);
        }
        HttpServer server = new HttpServer(bind(address), handler);
        Thread thread = new Thread(server::acceptAll, "simulated-org-listener");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    @SuppressWarnings("AddressSelection") // the address was checked by the caller
    private static ServerSocket bind(InetSocketAddress address) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    /** The base URL, without a slash at the end. */
    public URI url() {
        String host = listener.getInetAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.getLocalPort());
    }

    /** TCP connections accepted so far. */
    public long connectionsAccepted() {
        return accepted.get();
    }

    /** TCP connections that are open now. */
    public int connectionsOpen() {
        return open.size();
    }

    /** Closes the next connections as soon as they are accepted, before a byte is read. */
    public void refuseConnections(int count) {
        toRefuse.set(count);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                accept(listener.accept());
            } catch (IOException e) {
                // the listener was closed, or one connection broke before it began
            }
        }
    }

    private void accept(Socket socket) throws IOException {
        accepted.incrementAndGet();
        if (toRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            socket.close();
            return;
        }
        open.add(socket);
        ConnectionThreads.start(new Connection(socket, handler, () -> open.remove(socket)));
    }

    /** Stops listening and cuts every connection; never fails. */
    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(HttpServer::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // closing is all there was left to do with it
        }
    }
}
