package io.sfsdk.watermark;

import org.jspecify.annotations.Nullable;

/** A store could not read or write a position. Whether a write took effect is unknown: load it to see. */
public final class WatermarkStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was attempted on which key, what happened, and what to do */
    public WatermarkStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
