package io.sfsdk.mirror;

import io.sfsdk.copy.RecordPatch;
import io.sfsdk.subscribe.SubscriptionSummary;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a run has done so far. For the run's thread; another may look. */
final class MirrorCounts {
    private final AtomicLong applied = new AtomicLong();
    private final AtomicLong older = new AtomicLong();
    private final AtomicLong reread = new AtomicLong();
    private final AtomicLong catchUps = new AtomicLong();
    private final AtomicLong healed = new AtomicLong();

    void count(RecordPatch.Outcome outcome) {
        switch (outcome) {
            case APPLIED -> applied.incrementAndGet();
            case OLDER -> older.incrementAndGet();
            case UNKNOWN -> {}
        }
    }

    void reread(int records) {
        reread.addAndGet(records);
    }

    void caughtUp() {
        catchUps.incrementAndGet();
    }

    void healed(int events) {
        healed.addAndGet(events);
    }

    MirrorSummary summary(@Nullable SubscriptionSummary events) {
        return new MirrorSummary(applied.get(), older.get(), reread.get(), catchUps.get(), healed.get(), events);
    }
}
