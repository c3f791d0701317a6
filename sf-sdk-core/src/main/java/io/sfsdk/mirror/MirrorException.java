package io.sfsdk.mirror;

import org.jspecify.annotations.Nullable;

/** A copy could not be brought up to what the org holds, so nothing goes on from there; another run tries again. */
public final class MirrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MirrorException(String message) {
        this(message, null);
    }

    MirrorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
