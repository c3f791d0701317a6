package io.sfsdk.watermark;

/**
 * Another worker took the lease over, and this one must stop: it was paused, or did not move or renew for longer than the lease
 * lasts. Nothing was moved by the call that throws it.
 */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(String message) {
        super(message);
    }
}
