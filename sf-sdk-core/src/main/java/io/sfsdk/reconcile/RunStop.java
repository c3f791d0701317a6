package io.sfsdk.reconcile;

import io.sfsdk.sync.SyncOutcome;
import org.jspecify.annotations.Nullable;

/** Ends a run before the last range. Never seen by a host. */
final class RunStop extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SyncOutcome outcome;

    private RunStop(String reason, SyncOutcome outcome, @Nullable Throwable cause) {
        super(reason, cause);
        this.outcome = outcome;
    }

    static RunStop partial(String reason) {
        return new RunStop(reason, new SyncOutcome.Partial(reason), null);
    }

    static RunStop broken(String reason, @Nullable Throwable cause) {
        return new RunStop(reason, new SyncOutcome.Broken(reason), cause);
    }

    SyncOutcome outcome() {
        return outcome;
    }
}
