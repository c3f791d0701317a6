package io.sfsdk.reconcile;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.FenceRule;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a run compared, found and repaired. Findings of a range that was not closed are counted, and found again by the next run as
 * far as they are not repaired.
 *
 * @param name the reconciliation's
 * @param sobject the records' type
 * @param depth how closely it looked
 * @param until what was stamped before it was compared
 * @param fenceRule what set {@code until}; none for an object without stamps
 * @param from the run began behind this id; null if it began with the first
 * @param reached ids up to this one are compared and repaired; null if the pass is complete or no range was closed
 * @param ranges how many were closed
 * @param compared ids compared, or counted where counts agreed and nothing more was asked for
 * @param findings where target and org differed
 * @param repaired changes the host accepted
 * @param tombstones how many of {@code repaired} were deletions
 * @param deadLettered changes the host could not take
 * @param calls API calls made, as far as this job sees: without the retries of the layers below
 * @param outcome complete if the last range is closed, whichever run began the pass
 */
public record ReconciliationReport(
        String name,
        String sobject,
        Depth depth,
        Instant until,
        FenceRule fenceRule,
        @Nullable RecordId from,
        @Nullable RecordId reached,
        long ranges,
        long compared,
        ReconciliationFindings findings,
        long repaired,
        long tombstones,
        long deadLettered,
        int calls,
        ReconciliationOutcome outcome) {

    /** Whether the pass reached the last id. */
    public boolean isComplete() {
        return outcome instanceof ReconciliationOutcome.Complete;
    }

    /** A few sentences for people. */
    public String describe() {
        return "Reconciliation of " + sobject + " (" + name + "), " + span() + ": " + compared + " records in " + ranges
                + " ranges compared by " + depth.name().toLowerCase(Locale.ROOT) + "; " + findings + "; " + repaired
                + " repaired, " + tombstones + " of them by a tombstone; " + deadLettered + " in the dead letters; "
                + calls
                + " API calls. " + describeOutcome() + " Records stamped before " + until + " were compared."
                + describeRest();
    }

    private String span() {
        String start = from == null ? "from the first id" : "from behind " + from;
        return isComplete() ? start + " to the last" : reached == null ? start : start + " up to " + reached;
    }

    private String describeOutcome() {
        if (outcome instanceof ReconciliationOutcome.Partial partial) {
            return "Stopped: " + partial.reason() + ".";
        }
        if (outcome instanceof ReconciliationOutcome.StoppedForBudget budget) {
            return "Stopped: the " + budget.calls() + " calls allowed for one run are used up"
                    + (ranges > 0
                            ? "."
                            : " and did not suffice for one range: allow more, or set a smaller rangeSize().");
        }
        return outcome instanceof ReconciliationOutcome.Broken broken
                ? "FAILED: " + broken.reason() + "."
                : "Complete.";
    }

    private String describeRest() {
        String ahead = findings.ahead() == 0
                ? ""
                : " " + findings.ahead()
                        + " records are later in the target than in the org and come from elsewhere: remove them"
                        + " from the target and reconcile again.";
        String outside = findings.outside() == 0
                ? ""
                : " " + findings.outside() + " records in the target no longer meet the condition.";
        String left = findings.left() == 0 ? "" : " " + findings.left() + " newer ones are left to the sync.";
        return ahead + outside + left;
    }
}
