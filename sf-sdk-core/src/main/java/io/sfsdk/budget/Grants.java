package io.sfsdk.budget;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an account has taken from a shared ledger ahead, so that not every call has to ask it. Counts in the slot in which it was
 * taken, and is given back when that is over. Safe to share.
 */
final class Grants {
    private final Map<Allocation, Grant> grants = new ConcurrentHashMap<>();

    private record Grant(long slot, long left) {}

    /** Whether there was enough. */
    boolean draw(Allocation allocation, long amount, long slot) {
        boolean[] drawn = {false};
        grants.computeIfPresent(allocation, (key, grant) -> {
            drawn[0] = grant.slot == slot && grant.left >= amount;
            return drawn[0] ? new Grant(slot, grant.left - amount) : grant;
        });
        return drawn[0];
    }

    /** @param stale takes what was left of an earlier slot */
    void add(Allocation allocation, long amount, long slot, Stale stale) {
        Grant[] over = {null};
        grants.compute(allocation, (key, grant) -> {
            boolean isSame = grant != null && grant.slot == slot;
            over[0] = isSame ? null : grant;
            return new Grant(slot, amount + (isSame ? grant.left : 0));
        });
        if (over[0] != null && over[0].left > 0) {
            stale.giveBack(allocation, over[0].left, over[0].slot);
        }
    }

    void giveBackAll(Stale stale) {
        for (Allocation allocation : List.copyOf(grants.keySet())) {
            Grant grant = grants.remove(allocation);
            if (grant != null && grant.left > 0) {
                stale.giveBack(allocation, grant.left, grant.slot);
            }
        }
    }

    /** Takes back what nobody spent. */
    @FunctionalInterface
    interface Stale {
        void giveBack(Allocation allocation, long amount, long slot);
    }
}
