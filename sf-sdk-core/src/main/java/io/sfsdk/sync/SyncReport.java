package io.sfsdk.sync;

import java.util.stream.Collectors;

/** A summary as sentences for people. */
final class SyncReport {
    private SyncReport() {}

    static String of(SyncSummary summary) {
        StringBuilder text = new StringBuilder("Sync of " + summary.sobject() + " (" + summary.name() + "): "
                + summary.delivered() + " changes delivered, " + summary.deleted() + " of them deletions; "
                + summary.deadLettered() + " in the dead letters; " + summary.calls() + " API calls."
                + served(summary));
        text.append(' ').append(outcome(summary.queryOutcome()));
        text.append(" Changes from ").append(summary.window().from()).append(" until ");
        text.append(summary.window().until()).append(" were due, by ").append(summary.fenceRule());
        text.append('.').append(audit(summary)).append(suppressed(summary));
        text.append(summary.fields().describe()).append(' ').append(deletes(summary.deletes()));
        summary.warnings()
                .forEach(warning -> text.append(" Warning: ").append(warning).append('.'));
        return text.toString();
    }

    private static String served(SyncSummary summary) {
        if (summary.readBy().size() < 2) {
            return summary.readBy().keySet().stream()
                    .findFirst()
                    .map(api -> " Read by " + api + ".")
                    .orElse("");
        }
        return summary.readBy().entrySet().stream()
                .map(each -> each.getValue() + " by " + each.getKey())
                .collect(Collectors.joining(", ", " Read ", "."));
    }

    private static String outcome(SyncOutcome outcome) {
        if (outcome instanceof SyncOutcome.Partial partial) {
            return "Stopped: " + partial.reason() + ".";
        }
        if (outcome instanceof SyncOutcome.StoppedForBudget stopped) {
            return "Stopped for budget: " + stopped.reason() + "; the next run goes on at " + stopped.resumeAt() + ".";
        }
        return outcome instanceof SyncOutcome.Broken broken ? "FAILED: " + broken.reason() + "." : "Complete.";
    }

    private static String audit(SyncSummary summary) {
        String late = summary.violations() == 0
                ? ""
                : " " + summary.violations()
                        + " records became visible later than the fence allows and were found by the audit:"
                        + " use fenceByLagOnly() with a longer commitLag().";
        return summary.redelivered() == 0
                ? late
                : late + " " + summary.redelivered() + " records were delivered again.";
    }

    private static String suppressed(SyncSummary summary) {
        return summary.suppressed() == 0 ? "" : " " + summary.suppressed() + " records had a new stamp only.";
    }

    private static String deletes(DeletionTrack track) {
        if (track instanceof DeletionTrack.NotRead unread) {
            return "Delete log not read: " + unread.reason() + ".";
        }
        DeletionTrack.Read read = (DeletionTrack.Read) track;
        String late = read.late() == 0
                ? ""
                : " " + read.late()
                        + " were told later than the log had said to be complete: use fenceByLagOnly() with a"
                        + " longer commitLag().";
        String repaired = read.repaired() == 0 ? "" : " " + read.repaired() + " records repaired by comparison.";
        return "Delete log from " + read.window().from() + " until "
                + read.window().until() + ": " + read.told()
                + " deletions told, " + read.delivered() + " of them delivered, " + read.known()
                + " known from the query, " + read.restored() + " taken back." + late + repaired + " "
                + outcome(read.outcome());
    }
}
