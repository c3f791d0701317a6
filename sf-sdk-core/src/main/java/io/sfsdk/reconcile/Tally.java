package io.sfsdk.reconcile;

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

    ReconciliationFindings findings() {
        return new ReconciliationFindings(missing, stale, drifted, deleted, gone, ahead, outside, left);
    }
}
