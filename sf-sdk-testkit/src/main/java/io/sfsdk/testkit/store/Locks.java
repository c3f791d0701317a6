package io.sfsdk.testkit.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Which open transaction holds which record, and which unique value it has not committed yet. Guarded by the store's lock,
 * which a waiting writer gives up.
 */
final class Locks {
    private final Map<Object, TransactionScope> holders = new HashMap<>();
    private final Condition released;

    /** A value no other transaction may take meanwhile. */
    record UniqueValue(int ordinal, int slot, Object folded) {}

    Locks(Lock guard) {
        this.released = guard.newCondition();
    }

    /**
     * Takes the record, or the value, for the transaction.
     *
     * @return false if another one holds it and does not end in time
     */
    boolean acquire(Object key, TransactionScope transaction, long waitNanos) {
        try {
            return acquireInterruptibly(key, transaction, waitNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean acquireInterruptibly(Object key, TransactionScope transaction, long waitNanos)
            throws InterruptedException {
        long left = waitNanos;
        TransactionScope holder = holders.get(key);
        while (holder != null && holder != transaction) {
            if (holder.isHeld() || left <= 0) {
                return false;
            }
            left = released.awaitNanos(left);
            holder = holders.get(key);
        }
        holders.put(key, transaction);
        return true;
    }

    void release(TransactionScope transaction) {
        holders.values().removeIf(holder -> holder == transaction);
        released.signalAll();
    }

    static long waitNanos(StorePolicy policy) {
        return TimeUnit.NANOSECONDS.convert(policy.lockWait());
    }
}
