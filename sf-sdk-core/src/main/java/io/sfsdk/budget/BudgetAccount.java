package io.sfsdk.budget;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One spender of a budget, such as a job: {@code client.spending(budget.account("nightly load", Priority.LOW, Share.part(0.3)))}.
 * Two of the same name, in any process of a shared ledger, spend from one share. Safe to share.
 *
 * <p>What is too much is refused before anything is sent, with a {@link TransportException} whose code is {@link
 * io.sfsdk.error.ErrorCode#BUDGET_SPENT}; jobs stop there at a closed position, and the next run goes on.
 */
public final class BudgetAccount implements AutoCloseable {
    /** Whoever has not spent for so long has forgotten what it announced, or died. */
    private static final Duration ANNOUNCEMENT = Duration.ofHours(1);

    private final ApiBudget budget;
    private final String name;
    private final Priority priority;
    private final Share share;
    private final Holds holds = new Holds();
    private final Grants grants = new Grants();

    BudgetAccount(ApiBudget budget, String name, Priority priority, Share share) {
        this.budget = budget;
        this.name = name;
        this.priority = priority;
        this.share = share;
    }

    public String name() {
        return name;
    }

    public ApiBudget budget() {
        return budget;
    }

    /** Whether work of that cost fits into the share and into what is left; calls nothing and takes nothing. */
    public Forecast forecast(Cost cost) {
        List<Refusal> refusals = new ArrayList<>();
        cost.amounts().forEach((allocation, amount) -> {
            OptionalLong left = budget.line(allocation).left(announcedAbove(allocation));
            if (left.isPresent() && left.getAsLong() < amount) {
                long open = budget.line(allocation).open().orElse(0);
                refusals.add(new Refusal(
                        allocation,
                        "",
                        amount,
                        open - left.getAsLong(),
                        open,
                        budget.clock().instant().plus(allocation.slot())));
            }
            Refusal ofShare = refusal(budget.ledger().seen(), allocation, amount);
            if (ofShare != null) {
                refusals.add(ofShare);
            }
        });
        return new Forecast(cost, refusals);
    }

    /** What this account may spend of an allocation now; negative if too much is used, empty if nobody knows. */
    public OptionalLong left(Allocation allocation) {
        OptionalLong ofAll = budget.line(allocation).left(announcedAbove(allocation));
        OptionalLong bound = share.of(allocation, budget.line(allocation).open());
        if (bound.isEmpty()) {
            return ofAll;
        }
        long own = bound.getAsLong() - spent(allocation);
        return OptionalLong.of(Math.min(own, ofAll.orElse(Long.MAX_VALUE)));
    }

    /** What was spent within the allocation's window, by all processes of the ledger when this one last looked. */
    public long spent(Allocation allocation) {
        return budget.ledger()
                .seen()
                .spent(name, allocation.key())
                .sum(slot(allocation, budget.clock().millis()));
    }

    /**
     * Says what this account is going to need, so that those of a lower priority leave room for it. Replaces what was announced
     * before; spending uses it up, {@link #close} or an hour without spending ends it.
     */
    public void announce(Cost cost) {
        TreeMap<String, Long> amounts = new TreeMap<>();
        cost.amounts().forEach((allocation, amount) -> amounts.put(allocation.key(), amount));
        long until = budget.clock().instant().plus(ANNOUNCEMENT).toEpochMilli();
        change(account -> account.announce(amounts, until));
    }

    /**
     * Takes what work is going to cost, and counts it as used.
     *
     * @throws TransportException if it is too much; then nothing is taken
     */
    public void spend(Cost cost) {
        Refusal refusal = take(cost, budget.clock().millis());
        if (refusal != null) {
            throw withheld(refusal);
        }
        cost.amounts().forEach((allocation, amount) -> budget.line(allocation).spend(amount));
    }

    /**
     * Takes nothing, and refuses where {@link #spend} would.
     *
     * @throws TransportException if it would be too much
     */
    public void require(Cost cost) {
        long now = budget.clock().millis();
        Refusal refusal = take(cost, now);
        if (refusal != null) {
            throw withheld(refusal);
        }
        cost.amounts().forEach((allocation, amount) -> giveBack(allocation, amount, now));
    }

    /** Counts what has been used already, such as events that the org delivered; however much that is. */
    public void spent(Cost cost) {
        long now = budget.clock().millis();
        cost.amounts().forEach((allocation, amount) -> {
            budget.line(allocation).force(amount);
            budget.line(allocation).spend(amount);
            addToLedger(allocation, amount, now);
        });
    }

    /**
     * Sets aside what a piece of work costs that should not stop half way. Where the cost names API requests, be it none, those of
     * the work are let through until it is closed; where it does not, it has nothing to do with them.
     *
     * @throws TransportException if it is too much; then nothing is taken
     */
    public Hold hold(Cost cost) {
        long now = budget.clock().millis();
        budget.checkNotParked();
        Refusal refusal = take(cost, now);
        if (refusal != null) {
            throw withheld(refusal);
        }
        if (makesCalls(cost)) {
            holds.open(cost.amount(Allocation.CALLS));
        }
        return new Hold(this, cost, now);
    }

    /**
     * Begins an API request: waits for a place among those under way.
     *
     * @param patience the longest wait for that
     * @throws TransportException if there are no requests left for this account, or no place became free in time
     */
    public PendingCall beginCall(Duration patience) {
        if (!holds.isAnyOpen()) {
            budget.checkNotParked();
        }
        LongCalls.Place place = place(patience);
        try {
            long now = budget.clock().millis();
            boolean isHeld = holds.draw();
            if (!isHeld) {
                takeCall(now);
            }
            return new PendingCall(budget, this, place, isHeld, now);
        } catch (RuntimeException | Error e) {
            budget.places().leave(place);
            throw e;
        }
    }

    /** Work under way is not cut off for a request more than was thought. */
    private void takeCall(long now) {
        Refusal refusal = take(Cost.ofCalls(1), now);
        if (refusal == null) {
            return;
        }
        if (!holds.isAnyOpen()) {
            throw withheld(refusal);
        }
        budget.line(Allocation.CALLS).force(1);
        addToLedger(Allocation.CALLS, 1, now);
    }

    private LongCalls.Place place(Duration patience) {
        try {
            LongCalls.Place place = budget.places().enter(budget.clock(), patience);
            if (place == null) {
                throw new TransportException(
                        "no call was made, since too many are under way and none ended within " + patience,
                        Delivery.NOT_SENT,
                        null);
            }
            return place;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted while waiting for other calls to end", Delivery.NOT_SENT, e);
        }
    }

    /** Gives back what was announced and what was taken ahead. The account itself can still be used. */
    @Override
    public void close() {
        grants.giveBackAll(this::takeBack);
        change(account -> account.announce(new TreeMap<>(), 0));
    }

    private @Nullable Refusal take(Cost cost, long now) {
        List<Map.Entry<Allocation, Long>> taken = new ArrayList<>();
        Refusal refusal = null;
        try {
            for (Map.Entry<Allocation, Long> part : cost.amounts().entrySet()) {
                refusal = take(part.getKey(), part.getValue(), now);
                if (refusal != null) {
                    return refusal;
                }
                taken.add(part);
            }
            return null;
        } finally {
            if (taken.size() < cost.amounts().size()) {
                taken.forEach(part -> giveBack(part.getKey(), part.getValue(), now));
            }
        }
    }

    private @Nullable Refusal take(Allocation allocation, long amount, long now) {
        Line line = budget.line(allocation);
        Refusal refusal = line.take(amount, announcedAbove(allocation));
        if (refusal != null) {
            return refusal;
        }
        boolean isTaken = false;
        try {
            refusal = takeOfShare(allocation, amount, now);
            isTaken = refusal == null;
        } finally {
            if (!isTaken) {
                line.giveBack(amount);
            }
        }
        return refusal;
    }

    private @Nullable Refusal takeOfShare(Allocation allocation, long amount, long now) {
        long slot = slot(allocation, now);
        if (grants.draw(allocation, amount, slot)) {
            return null;
        }
        Taken taken = budget.ledger().change(state -> taking(state, allocation, amount, now));
        if (taken.refusal == null && taken.amount > amount) {
            grants.add(allocation, taken.amount - amount, slot, this::takeBack);
        }
        return taken.refusal;
    }

    /** What came of asking the ledger; more than was asked for where it is shared. */
    private record Taken(@Nullable Refusal refusal, long amount) {}

    private Ledger.Change<Taken> taking(LedgerState state, Allocation allocation, long amount, long now) {
        Refusal refusal = refusal(state, allocation, amount);
        if (refusal != null) {
            return new Ledger.Change<>(state, new Taken(refusal, 0));
        }
        long portion = Math.max(amount, budget.portion());
        long ahead = refusal(state, allocation, portion) == null ? portion : amount;
        long slot = slot(allocation, now);
        LedgerState next = state.with(
                name,
                priority.rank(),
                account ->
                        account.spend(allocation.key(), slot, ahead, slot).livesUntil(now + ANNOUNCEMENT.toMillis()));
        return new Ledger.Change<>(next, new Taken(null, ahead));
    }

    private @Nullable Refusal refusal(LedgerState state, Allocation allocation, long amount) {
        OptionalLong bound = share.of(allocation, budget.line(allocation).open());
        if (bound.isEmpty()) {
            return null;
        }
        long slot = slot(allocation, budget.clock().millis());
        Rolling spent = state.spent(name, allocation.key());
        if (spent.sum(slot) + amount <= bound.getAsLong()) {
            return null;
        }
        long slotMillis = allocation.slot().toMillis();
        long again = spent.fallsTo(bound.getAsLong() - amount, slot).orElse(slot + Rolling.SLOTS + 1) * slotMillis;
        return new Refusal(allocation, name, amount, spent.sum(slot), bound.getAsLong(), Instant.ofEpochMilli(again));
    }

    void closeHold(Cost cost, boolean kept, long takenAt) {
        if (makesCalls(cost)) {
            giveBack(Allocation.CALLS, holds.close(cost.amount(Allocation.CALLS)), takenAt);
        }
        cost.amounts().forEach((allocation, amount) -> {
            if (!allocation.equals(Allocation.CALLS)) {
                if (kept) {
                    budget.line(allocation).spend(amount);
                } else {
                    giveBack(allocation, amount, takenAt);
                }
            }
        });
    }

    private static boolean makesCalls(Cost cost) {
        return cost.amounts().containsKey(Allocation.CALLS);
    }

    void giveBackCall(boolean isHeld, long takenAt) {
        if (!(isHeld && holds.putBack())) {
            giveBack(Allocation.CALLS, 1, takenAt);
        }
    }

    private void giveBack(Allocation allocation, long amount, long takenAt) {
        if (amount > 0) {
            budget.line(allocation).giveBack(amount);
            takeBack(allocation, amount, slot(allocation, takenAt));
        }
    }

    private void takeBack(Allocation allocation, long amount, long slot) {
        long running = slot(allocation, budget.clock().millis());
        change(account -> account.spend(allocation.key(), slot, -amount, running));
    }

    private void addToLedger(Allocation allocation, long amount, long now) {
        long slot = slot(allocation, now);
        change(account -> account.spend(allocation.key(), slot, amount, slot));
    }

    private void change(UnaryOperator<AccountState> change) {
        budget.ledger().change(state -> new Ledger.Change<>(state.with(name, priority.rank(), change), Boolean.TRUE));
    }

    private long announcedAbove(Allocation allocation) {
        return budget.ledger()
                .seen()
                .announcedAbove(
                        priority.rank(), allocation.key(), budget.clock().millis());
    }

    private static long slot(Allocation allocation, long millis) {
        return Rolling.slot(millis, allocation.slot().toMillis());
    }

    private TransportException withheld(Refusal refusal) {
        return TransportException.withheld("no call was made for " + name + ": " + refusal.words());
    }
}
