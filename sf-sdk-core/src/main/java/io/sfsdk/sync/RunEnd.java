package io.sfsdk.sync;

import org.jspecify.annotations.Nullable;

/** Ends a run before its window does. Never seen by a host. */
final class RunEnd extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SyncOutcome outcome;

    private RunEnd(String message, SyncOutcome outcome, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    static RunEnd partial(String reason) {
        return new RunEnd(reason, new SyncOutcome.Partial(reason), null);
    }

    static RunEnd broken(String reason, Throwable cause) {
        return new RunEnd(reason, new SyncOutcome.Broken(reason), cause);
    }

    SyncOutcome outcome() {
        return outcome;
    }
}
