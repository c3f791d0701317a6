package io.sfsdk.event;

import io.sfsdk.error.SalesforceException;

/**
 * The org does not keep the event behind which it was to go on: it is past its retention, or was of another stream. Asking again is
 * of no use. What to do instead is the caller's choice.
 */
public final class PositionLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause the org's refusal */
    public PositionLostException(String message, SalesforceException cause) {
        super(message, cause);
    }
}
