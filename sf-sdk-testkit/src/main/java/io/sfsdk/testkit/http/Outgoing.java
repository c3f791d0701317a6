package io.sfsdk.testkit.http;

import java.util.Map;

/**
 * An answer made ready for one request: compressed if the client accepts it and it is worth it.
 *
 * <p>Deliveries take it apart: a head for the framing they want, and the body bytes as they would go out.
 */
public final class Outgoing {
    private static final int GZIP_FROM_BYTES = 256;
    private static final byte[] END_OF_LINE = {'\r', '\n'};

    private final Response response;
    private final byte[] body;
    private final boolean gzip;
    private final boolean bodyForbidden;
    private final boolean keepAlive;
    private final Framing framing;

    private Outgoing(
            Response response, byte[] body, boolean gzip, boolean bodyForbidden, boolean keepAlive, Framing framing) {
        this.response = response;
        this.body = body;
        this.gzip = gzip;
        this.bodyForbidden = bodyForbidden;
        this.keepAlive = keepAlive;
        this.framing = framing;
    }

    static Outgoing of(Response response, Request request, boolean keepAlive) {
        int status = response.status();
        boolean forbidden = status == 204 || status == 304 || request.method().equals("HEAD");
        boolean gzip = !forbidden
                && (response.body().length >= GZIP_FROM_BYTES
                        || response.stream().isPresent())
                && request.headers().lists("Accept-Encoding", "gzip")
                && response.headers().first("Content-Encoding").isEmpty();
        byte[] body = gzip && response.stream().isEmpty() ? Gzip.deflate(response.body()) : response.body();
        Framing framing = request.isOldHttp() ? Framing.LENGTH : Framing.CHUNKED;
        return new Outgoing(response, body, gzip, forbidden, keepAlive, framing);
    }

    public Response response() {
        return response;
    }

    /** The body as it goes out, compressed if {@link #isGzip()}. */
    public byte[] body() {
        return body;
    }

    public boolean isGzip() {
        return gzip;
    }

    /** The same answer with other body bytes under the same headers. */
    public Outgoing withBody(byte[] other) {
        return new Outgoing(response, other, gzip, bodyForbidden, keepAlive, framing);
    }

    /** The same answer, said to be compressed whether it is or not. */
    public Outgoing claimingGzip(byte[] other) {
        return new Outgoing(response, other, true, bodyForbidden, keepAlive, framing);
    }

    /** The same answer with another header line at the end of its own. */
    public Outgoing withHeader(String name, String value) {
        return new Outgoing(response.with(name, value), body, gzip, bodyForbidden, keepAlive, framing);
    }

    /** Status line and headers, up to and including the blank line. */
    public byte[] head(Framing framing, long length) {
        ByteSink sink = new ByteSink(1024);
        appendHead(sink, framing, length);
        return sink.toBytes();
    }

    /** What the client understands: chunks, or for HTTP/1.0 a length. */
    Framing framing() {
        return framing;
    }

    boolean bodyForbidden() {
        return bodyForbidden;
    }

    boolean keepAlive() {
        return keepAlive;
    }

    void appendHead(ByteSink sink, Framing framing, long length) {
        appendStatus(sink);
        for (Map.Entry<String, String> line : response.headers().lines()) {
            sink.append(line.getKey()).append(": ").append(line.getValue()).append(END_OF_LINE);
        }
        if (gzip) {
            sink.append("Content-Encoding: gzip\r\n");
        }
        appendFraming(sink, framing, length);
        if (this.framing == Framing.LENGTH && keepAlive) {
            sink.append("Connection: keep-alive\r\n");
        }
        if (!keepAlive || (framing == Framing.NONE && !bodyForbidden)) {
            sink.append("Connection: close\r\n");
        }
        sink.append(END_OF_LINE);
    }

    private void appendStatus(ByteSink sink) {
        int status = response.status();
        sink.append("HTTP/1.1 ")
                .append(Integer.toString(status))
                .append(" ")
                .append(StatusText.of(status))
                .append(END_OF_LINE);
    }

    private void appendFraming(ByteSink sink, Framing framing, long length) {
        if (bodyForbidden) {
            return;
        }
        switch (framing) {
            case CHUNKED -> sink.append("Transfer-Encoding: chunked\r\n");
            case LENGTH ->
                sink.append("Content-Length: ").append(Long.toString(length)).append(END_OF_LINE);
            case NONE -> {}
        }
    }
}
