package io.sfsdk.pubsub;

/** An event's bytes do not fit its schema, or its schema is none. Told to callers as an answer that cannot be understood. */
final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedEventException(String message) {
        super(message);
    }
}
