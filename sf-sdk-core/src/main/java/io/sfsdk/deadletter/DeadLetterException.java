package io.sfsdk.deadletter;

import org.jspecify.annotations.Nullable;

/** Dead letters could not be kept or read. The job stops, and hands over the letters that were not kept. */
public final class DeadLetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeadLetterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
