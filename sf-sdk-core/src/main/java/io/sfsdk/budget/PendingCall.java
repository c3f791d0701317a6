package io.sfsdk.budget;

/** An API request under way, which ends by exactly one of its methods. For one thread. */
public final class PendingCall {
    private final ApiBudget budget;
    private final BudgetAccount account;
    private final LongCalls.Place place;
    private final boolean isHeld;
    private final long takenAt;

    PendingCall(ApiBudget budget, BudgetAccount account, LongCalls.Place place, boolean isHeld, long takenAt) {
        this.budget = budget;
        this.account = account;
        this.place = place;
        this.isHeld = isHeld;
        this.takenAt = takenAt;
    }

    /** An answer came, or nobody knows whether the org counted it. */
    public void counted() {
        budget.places().leave(place);
        budget.places().endedWell();
        budget.line(Allocation.CALLS).spend(1);
    }

    /** It never left; it counts for nothing. */
    public void notSent() {
        budget.places().leave(place);
        account.giveBackCall(isHeld, takenAt);
    }

    /** The org refused it since the day's requests are used up. */
    public void overTotal() {
        budget.park();
        budget.places().leave(place);
        budget.line(Allocation.CALLS).spend(1);
    }

    /** The org refused it since too many calls were under way. */
    public void overConcurrency() {
        budget.halve();
        budget.places().leave(place);
        budget.line(Allocation.CALLS).spend(1);
    }
}
