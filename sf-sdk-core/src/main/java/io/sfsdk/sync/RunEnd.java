package io.sfsdk.sync;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends a run before its window does. Never seen by a host. */
final class RunEnd extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Function<Instant, SyncOutcome> outcome;

    private RunEnd(String message, Function<Instant, SyncOutcome> outcome, @Nullable Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    static RunEnd partial(String reason) {
        return new RunEnd(reason, position -> new SyncOutcome.Partial(reason), null);
    }

    /** No call may be made any more; what was accepted stays accepted. */
    static RunEnd stoppedForBudget(String reason) {
        return new RunEnd(reason, position -> new SyncOutcome.StoppedForBudget(reason, position), null);
    }

    static RunEnd broken(String reason, @Nullable Throwable cause) {
        return new RunEnd(reason, position -> new SyncOutcome.Broken(reason), cause);
    }

    /**
     * The summary of a run that ended so, if it ended in good order.
     *
     * @throws SyncException if it failed
     */
    SyncSummary summaryOrFailure(SyncSummary summary) {
        if (summary.outcome() instanceof SyncOutcome.Broken broken) {
            String what = "sync of " + summary.sobject() + " (" + summary.name() + ") stopped: ";
            throw new SyncException(
                    what + broken.reason() + "; the next run goes on behind what was accepted", summary, getCause());
        }
        return summary;
    }

    /** @param position all that is stamped before it was accepted */
    SyncOutcome outcome(Instant position) {
        return outcome.apply(position);
    }
}
