package io.sfsdk.sync;

/** Counts of one run's reading of the delete log. For one thread. */
final class DeletesTally {
    /** What the host took and did not, and the calls. */
    final Tally own;

    /** Deletions that the log told later than it had said to. */
    long late;

    long known;
    long restored;
    long repaired;

    DeletesTally(Tally main) {
        this.own = new Tally(main.handedOver());
    }

    DeletionTrack.Read track(SyncWindow window, SyncOutcome outcome) {
        long had = known + own.suppressed;
        long told = own.delivered + own.deadLettered + had + restored;
        return new DeletionTrack.Read(
                window, told, own.delivered, own.deadLettered, had, restored, late, repaired, own.calls, outcome);
    }
}
