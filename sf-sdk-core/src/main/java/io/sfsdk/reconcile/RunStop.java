package io.sfsdk.reconcile;

import org.jspecify.annotations.Nullable;

/** Ends a run before the last range. Never seen by a host. */
final class RunStop extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReconciliationOutcome outcome;

    private RunStop(String reason, ReconciliationOutcome outcome, @Nullable Throwable cause) {
        super(reason, cause);
        this.outcome = outcome;
    }

    static RunStop partial(String reason) {
        return new RunStop(reason, new ReconciliationOutcome.Partial(reason), null);
    }

    static RunStop budget(int calls) {
        return new RunStop("calls", new ReconciliationOutcome.StoppedForBudget(calls, null), null);
    }

    static RunStop broken(String reason, @Nullable Throwable cause) {
        return new RunStop(reason, new ReconciliationOutcome.Broken(reason), cause);
    }

    ReconciliationOutcome outcome() {
        return outcome;
    }
}
