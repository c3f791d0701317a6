package io.sfsdk.testkit;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Headers;
import io.sfsdk.testkit.http.Request;
import org.jspecify.annotations.Nullable;

/** A request the org received, and what became of it. Immutable. */
public final class RecordedRequest {
    private final long number;
    private final Request request;
    private final int status;
    private final @Nullable String userId;
    private final @Nullable String operation;
    private final @Nullable String fault;

    RecordedRequest(Exchange exchange, int status, @Nullable String fault) {
        this.number = exchange.number();
        this.request = exchange.request();
        this.status = status;
        this.userId = exchange.userId();
        this.operation = exchange.operation();
        this.fault = fault;
    }

    /** Its place among all that arrived, from 1. */
    public long number() {
        return number;
    }

    public String method() {
        return request.method();
    }

    /** Path and query as sent. */
    public String path() {
        return request.target();
    }

    public Headers headers() {
        return request.headers();
    }

    /** De-chunked and inflated; not copied. */
    public byte[] body() {
        return request.body();
    }

    /** The status of the answer the org gave or would have given; 0 if the request was dropped unread. */
    public int status() {
        return status;
    }

    /** The user whose session it carried, or who logged in by it; null for requests without a valid session. */
    public @Nullable String userId() {
        return userId;
    }

    /** The name of the SOAP call, for example {@code create}; null for other requests, and for those that were refused unread. */
    public @Nullable String operation() {
        return operation;
    }

    /** The name of the fault that struck it, or null. */
    public @Nullable String fault() {
        return fault;
    }

    /** The body read as UTF-8. */
    public String text() {
        return request.text();
    }

    /** Without header values and body. */
    @Override
    public String toString() {
        String struck = fault == null ? "" : " [" + fault + "]";
        return "#" + number + " " + method() + " " + path() + " -> " + status + struck;
    }
}
