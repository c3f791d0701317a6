package io.sfsdk.budget;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is set aside for one piece of work that should not stop half way, such as a chunk of a batch. While it is open the account's
 * API requests are drawn from it; if the work needs more than was thought, those are let through as well and counted. Closing
 * gives back what was not needed. Safe to share.
 */
public final class Hold implements AutoCloseable {
    private final BudgetAccount account;
    private final Cost cost;
    private final long takenAt;
    private final AtomicBoolean kept = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();

    Hold(BudgetAccount account, Cost cost, long takenAt) {
        this.account = account;
        this.cost = cost;
        this.takenAt = takenAt;
    }

    /**
     * Says whether the work reached the org, so that what it takes beside API requests is used. Unsaid, it did.
     */
    public void keepIf(boolean reached) {
        kept.set(reached);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            account.closeHold(cost, kept.get(), takenAt);
        }
    }
}
