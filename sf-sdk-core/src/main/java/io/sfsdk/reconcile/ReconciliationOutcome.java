package io.sfsdk.reconcile;

import io.sfsdk.record.RecordId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a run came. */
public sealed interface ReconciliationOutcome {
    /**
     * The last range of the pass is closed.
     *
     * @param since when the pass began, in the org's time: every record was compared since then
     */
    record Complete(Instant since) implements ReconciliationOutcome {}

    /**
     * The run stopped in good order before the last range; the next one goes on where it stopped.
     *
     * @param reason for people
     */
    record Partial(String reason) implements ReconciliationOutcome {}

    /**
     * The calls one run may make are used up; the next run goes on behind the last closed range.
     *
     * @param calls how many were allowed
     * @param resumeBehind the id that range ended with; null if none is closed yet
     */
    record StoppedForBudget(int calls, @Nullable RecordId resumeBehind) implements ReconciliationOutcome {}

    /**
     * The run failed. Nothing is lost: the next one goes on behind the last closed range.
     *
     * @param reason for people, without field values
     */
    record Broken(String reason) implements ReconciliationOutcome {}
}
