package io.sfsdk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer whose body is read as it arrives. Used by one thread, closed by whoever got it.
 *
 * <p>The body is already inflated. Reading it throws {@link io.sfsdk.error.TransportException} (never a silent end) when it is
 * cut short, stalls past its deadline, or inflates past its bound. One cut cannot be seen: that of a body whose length nothing
 * tells, see {@link #isDelimited()}.
 */
public final class HttpResponse implements AutoCloseable {
    private final int status;
    private final HttpHeaders headers;
    private final InputStream body;
    private final boolean delimited;

    /** An answer whose body shows its own end. */
    public HttpResponse(int status, HttpHeaders headers, InputStream body) {
        this(status, headers, body, true);
    }

    /**
     * An answer.
     *
     * @param delimited false if nothing but the closed connection marks the body's end
     */
    public HttpResponse(int status, HttpHeaders headers, InputStream body, boolean delimited) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delimited = delimited;
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

    /**
     * Whether the body shows its own end: by {@code Content-Length}, chunks, HTTP/2 frames or a gzip trailer. If false, half a
     * body looks like a whole one, and the reader must insist on the end of its own format, such as JSON's last bracket.
     */
    public boolean isDelimited() {
        return delimited;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Salesforce's id of this exchange. */
    public Optional<String> requestId() {
        return headers.first("X-SFDC-Request-Id");
    }

    /** The org's clock when it answered, to the second. */
    public Optional<Instant> date() {
        return headers.first("Date").flatMap(HttpDate::parse);
    }

    /**
     * How long the server asks to be left alone: {@code Retry-After} in seconds or as a date, at most five minutes. Empty if it
     * does not ask, or for a time that is past or cannot be read.
     *
     * @param now the time to count a date from where the answer has no {@code Date}
     */
    public Optional<Duration> retryAfter(Instant now) {
        return RetryAfter.of(this, now);
    }

    /** Gives the connection back if the body was read to its end or is nearly at it, else drops it. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
