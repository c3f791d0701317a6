package io.sfsdk.reconcile;

import io.sfsdk.sync.FailedChange;
import io.sfsdk.sync.RecordChange;
import java.util.List;

/** Counts of one run. For one thread. */
final class Tally {
    long ranges;
    long compared;
    long missing;
    long stale;
    long drifted;
    long deleted;
    long gone;
    long ahead;
    long outside;
    long left;
    long repaired;
    long tombstones;
    long deadLettered;

    void note(Verdict verdict) {
        compared++;
        switch (verdict) {
            case MISSING -> missing++;
            case STALE -> stale++;
            case DRIFTED -> drifted++;
            case DELETED -> deleted++;
            case AHEAD -> ahead++;
            case OPEN -> left++;
            case EQUAL, UNLISTED -> {}
        }
    }

    /** The place of the next change in what was handed to the host. */
    long handedOver() {
        return repaired + deadLettered;
    }

    void handed(List<RecordChange> changes, List<FailedChange> failed) {
        long lost = failed.stream()
                .filter(failure -> isTombstone(changes.get(failure.index())))
                .count();
        deadLettered += failed.size();
        repaired += changes.size() - failed.size();
        tombstones += changes.stream().filter(Tally::isTombstone).count() - lost;
    }

    private static boolean isTombstone(RecordChange change) {
        return change instanceof RecordChange.Deleted;
    }

    ReconciliationFindings findings() {
        return new ReconciliationFindings(missing, stale, drifted, deleted, gone, ahead, outside, left);
    }
}
