package io.sfsdk.testkit.http;

import java.nio.charset.StandardCharsets;

/** An answer before it meets the wire: framing and compression are the server's business. Immutable; the body is not copied. */
public final class Response {
    /** The content type of JSON answers, in the spelling recorded from the REST API. */
    public static final String JSON = "application/json;charset=UTF-8";

    private static final byte[] EMPTY = {};

    private final int status;
    private final Headers headers;
    private final byte[] body;

    private Response(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public static Response json(int status, byte[] body) {
        return of(status, JSON, body);
    }

    public static Response json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response html(int status, String body) {
        return of(status, "text/html;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Headers.none().with("Content-Type", contentType), body);
    }

    /** No body and no header that speaks of one. */
    public static Response empty(int status) {
        return new Response(status, Headers.none(), EMPTY);
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** May be empty. */
    public byte[] body() {
        return body;
    }

    public Response with(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    public Response withHeaders(Headers others) {
        return new Response(status, others, body);
    }

    public Response withBody(byte[] other) {
        return new Response(status, headers, other);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
