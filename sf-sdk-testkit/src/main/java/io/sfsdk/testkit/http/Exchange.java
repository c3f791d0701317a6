package io.sfsdk.testkit.http;

import org.jspecify.annotations.Nullable;

/** A request on its way through the org, and what the org learns about it. Used by its connection's thread only. */
public final class Exchange {
    private final long number;
    private final Request request;
    private @Nullable String userId;
    private @Nullable String operation;

    /** @param number the request's place among all that arrived, from 1 */
    public Exchange(long number, Request request) {
        this.number = number;
        this.request = request;
    }

    public long number() {
        return number;
    }

    public Request request() {
        return request;
    }

    /** The user whose session the request carries; null where none was needed or none was valid. */
    public @Nullable String userId() {
        return userId;
    }

    public void userId(String id) {
        this.userId = id;
    }

    /** What a request asks whose path does not tell: the SOAP call. */
    public @Nullable String operation() {
        return operation;
    }

    public void operation(String name) {
        this.operation = name;
    }

    /** The same place in the order of arrival, another request. */
    public Exchange with(Request other) {
        return new Exchange(number, other);
    }
}
