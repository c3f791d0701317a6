package io.sfsdk.testkit.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer before it meets the wire: framing and compression are the server's business. Immutable; the body is not copied. */
public final class Response {
    /** The content type of JSON answers, in the spelling recorded from the REST API. */
    public static final String JSON = "application/json;charset=UTF-8";

    private static final byte[] EMPTY = {};

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final @Nullable Path file;
    private final @Nullable StreamedBody stream;

    private Response(int status, Headers headers, byte[] body, @Nullable Path file, @Nullable StreamedBody stream) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.file = file;
        this.stream = stream;
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
        return new Response(status, Headers.none().with("Content-Type", contentType), body, null, null);
    }

    /** A body that is read from a file as it goes out. Faults that change a body see an empty one. */
    public static Response file(int status, String contentType, Path file) {
        return new Response(status, Headers.none().with("Content-Type", contentType), EMPTY, file, null);
    }

    /** A body that is made as it goes out. Faults that change a body see an empty one. */
    public static Response streamed(int status, String contentType, StreamedBody stream) {
        return new Response(status, Headers.none().with("Content-Type", contentType), EMPTY, null, stream);
    }

    /** No body and no header that speaks of one. */
    public static Response empty(int status) {
        return new Response(status, Headers.none(), EMPTY, null, null);
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

    /** Where the body is, if not in memory. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** What makes the body, if that is done as it goes out. */
    Optional<StreamedBody> stream() {
        return Optional.ofNullable(stream);
    }

    public Response with(String name, String value) {
        return new Response(status, headers.with(name, value), body, file, stream);
    }

    public Response withHeaders(Headers others) {
        return new Response(status, others, body, file, stream);
    }

    public Response withBody(byte[] other) {
        return new Response(status, headers, other, null, null);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
