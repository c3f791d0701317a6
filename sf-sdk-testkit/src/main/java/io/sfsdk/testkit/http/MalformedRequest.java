package io.sfsdk.testkit.http;

/** A request the server refuses before anybody looks at it; the connection is closed after the answer. */
final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    MalformedRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
