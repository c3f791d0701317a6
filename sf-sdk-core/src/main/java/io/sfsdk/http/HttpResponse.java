package io.sfsdk.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * An answer whose body is read as it arrives. Used by one thread, closed by whoever got it.
 *
 * <p>The body is already inflated. Reading it throws {@link io.sfsdk.error.TransportException} (never a silent end) when it is
 * cut short, stalls past its deadline, or inflates past its bound.
 */
public final class HttpResponse implements AutoCloseable {
    private final int status;
    private final HttpHeaders headers;
    private final InputStream body;

    public HttpResponse(int status, HttpHeaders headers, InputStream body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }

    public InputStream body() {
        return body;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Salesforce's id of this exchange. */
    public Optional<String> requestId() {
        return headers.first("X-SFDC-Request-Id");
    }

    /** Gives the connection back if the body was read to its end, else drops it. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
