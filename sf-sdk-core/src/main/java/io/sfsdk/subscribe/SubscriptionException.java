package io.sfsdk.subscribe;

import org.jspecify.annotations.Nullable;

/**
 * A subscription ended by itself: the cause is what the org, the handler, the sink, the store or the listener threw. What was handled
 * before stays handled; the next run goes on behind it.
 */
public final class SubscriptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SubscriptionSummary summary;

    SubscriptionException(String message, SubscriptionSummary summary, @Nullable Throwable cause) {
        super(message, cause);
        this.summary = summary;
    }

    /** What was done until then. */
    public SubscriptionSummary summary() {
        return summary;
    }
}
