package io.sfsdk.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request as it came over the wire, its body de-chunked and inflated. Immutable; the body array is not copied. */
public final class Request {
    private final String method;
    private final String target;
    private final String path;
    private final Headers headers;
    private final byte[] body;
    private final @Nullable Path file;
    private final boolean oldHttp;

    /** @param target the request target as sent, path and query */
    public Request(String method, String target, Headers headers, byte[] body) {
        this(method, target, headers, body, null, false);
    }

    /**
     * @param file the body, if it is too large for memory
     * @param oldHttp whether it came by HTTP/1.0
     */
    Request(String method, String target, Headers headers, byte[] body, @Nullable Path file, boolean oldHttp) {
        this.method = method;
        this.target = target;
        int query = target.indexOf('?');
        this.path = query < 0 ? target : target.substring(0, query);
        this.headers = headers;
        this.body = body;
        this.file = file;
        this.oldHttp = oldHttp;
    }

    /** Whether it came by HTTP/1.0, which knows no chunks. */
    boolean isOldHttp() {
        return oldHttp;
    }

    public String method() {
        return method;
    }

    /** Path and query as sent. */
    public String target() {
        return target;
    }

    /** The path as sent, without the query. */
    public String path() {
        return path;
    }

    /** The path cut at its slashes, each segment decoded; a slash at the end adds nothing. */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int until = slash < 0 ? path.length() : slash;
            segments.add(PercentCoding.decodePath(path.substring(from, until)));
            from = until + 1;
        }
        return segments;
    }

    /** The parameters of the query string. */
    public Parameters query() {
        return Parameters.parse(path.length() == target.length() ? "" : target.substring(path.length() + 1));
    }

    /** The parameters of a form body. */
    public Parameters form() {
        return Parameters.parse(text());
    }

    public Headers headers() {
        return headers;
    }

    /** Empty for a large multipart body, see {@link #content()}. */
    public byte[] body() {
        return body;
    }

    /** The whole body, of any size; only while the request is being answered. */
    public InputStream content() throws IOException {
        return file == null ? new ByteArrayInputStream(body) : Files.newInputStream(file);
    }

    /** Gives up what a large body took on the disk. */
    void discard() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The same request with another method and target. */
    public Request redirected(String newMethod, String newTarget) {
        return new Request(newMethod, newTarget, headers, body, file, oldHttp);
    }

    /** The same request with one more header line. */
    public Request with(String header, String value) {
        return new Request(method, target, headers.with(header, value), body, file, oldHttp);
    }

    /** Method and path; never the query, a header or the body. */
    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
