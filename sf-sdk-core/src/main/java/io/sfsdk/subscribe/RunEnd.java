package io.sfsdk.subscribe;

import org.jspecify.annotations.Nullable;

/** Ends a run. Never seen by a host. */
final class RunEnd extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isStop;

    private RunEnd(String reason, boolean isStop, @Nullable Throwable cause) {
        super(reason, cause);
        this.isStop = isStop;
    }

    /** As it was asked to. */
    static RunEnd stopped() {
        return new RunEnd("stopped", true, null);
    }

    static RunEnd broken(String reason, @Nullable Throwable cause) {
        return new RunEnd(reason, false, cause);
    }

    static RunEnd unexpected(RuntimeException cause) {
        return broken("unexpected " + cause.getClass().getName(), cause);
    }

    boolean isStop() {
        return isStop;
    }

    SubscriptionSummary summaryOrFailure(SubscriptionSummary summary) {
        if (isStop) {
            return summary;
        }
        throw new SubscriptionException(
                "subscription of " + summary.channel() + " ended: " + getMessage()
                        + "; the next run goes on behind what was handled",
                summary,
                getCause());
    }
}
