package io.sfsdk.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what became of the records of one run, each once. */
final class Tally {
    private final List<InputRecord> unprocessed = new ArrayList<>();
    private final List<InputRecord> pending = new ArrayList<>();
    private long written;
    private long created;
    private long rejected;
    private long inDoubt;
    private long handlerFailed;
    private long calls;
    private long retried;

    /** Counts the work of a chunk; its records are counted one by one. */
    void addWork(ChunkResult result) {
        calls += result.calls();
        retried += result.retried();
    }

    void add(Item item) {
        if (item.fate() instanceof Fate.Written fate) {
            written++;
            created += fate.created() ? 1 : 0;
        } else if (item.fate() instanceof Fate.Dead dead) {
            add(dead);
        } else if (item.isPending()) {
            pending.add(item.asInput());
        } else {
            unprocessed.add(item.asInput());
        }
    }

    private void add(Fate.Dead dead) {
        switch (dead.reason()) {
            case REJECTED -> rejected++;
            case IN_DOUBT -> inDoubt++;
            case HANDLER_FAILED -> handlerFailed++;
        }
    }

    long dead() {
        return rejected + inDoubt + handlerFailed;
    }

    BatchProgress progress(String job, long accepted) {
        return new BatchProgress(job, accepted, written, dead(), retried, calls);
    }

    BatchSummary summary(
            String job, String api, long accepted, long skipped, BatchOutcome outcome, @Nullable Throwable cause) {
        unprocessed.sort(Comparator.comparingLong(InputRecord::index));
        pending.sort(Comparator.comparingLong(InputRecord::index));
        return new BatchSummary(
                job,
                api,
                outcome,
                accepted,
                written,
                created,
                rejected,
                inDoubt,
                handlerFailed,
                unprocessed,
                pending,
                retried,
                calls,
                skipped,
                cause);
    }
}
