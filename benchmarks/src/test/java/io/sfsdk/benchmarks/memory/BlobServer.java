package io.sfsdk.benchmarks.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Takes and gives one blob as Salesforce does, without keeping it anywhere: it knows what the blob is made of. */
final class BlobServer implements AutoCloseable {
    static final String ID = "068TK00000AAAAbYAP";

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(US_ASCII);

    private final HttpServer server;
    private final long length;

    private BlobServer(HttpServer server, long length) {
        this.server = server;
        this.length = length;
    }

    static BlobServer start(long length) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BlobServer blobs = new BlobServer(server, length);
        server.createContext("/", blobs::answer);
        server.start();
        return blobs;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                take(exchange);
            } else {
                give(exchange);
            }
        }
    }

    private void give(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/octetstream");
        exchange.sendResponseHeaders(200, length);
        try (InputStream blob = new Blob(length);
                OutputStream out = exchange.getResponseBody()) {
            blob.transferTo(out);
        }
    }

    /** Says 201 only to the whole blob between the heads of two parts and the closing boundary. */
    private void take(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        readPastHead(body);
        readPastHead(body);
        long checksum = Blob.checksum(body, length);
        String tail = new String(body.readAllBytes(), US_ASCII);
        boolean whole = checksum == Blob.checksum(new Blob(length), length) && tail.matches("\r\n--.+--\r\n");
        byte[] answer = ("{\"id\":\"" + ID + "\",\"success\":" + whole + ",\"errors\":[]}").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(whole ? 201 : 400, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static void readPastHead(InputStream body) throws IOException {
        int matched = 0;
        while (matched < HEAD_END.length) {
            int next = body.read();
            if (next < 0) {
                throw new IOException("no part");
            }
            matched = next == HEAD_END[matched] ? matched + 1 : next == HEAD_END[0] ? 1 : 0;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
