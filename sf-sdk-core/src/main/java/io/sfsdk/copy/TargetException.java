package io.sfsdk.copy;

/** A target could not be read. */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
