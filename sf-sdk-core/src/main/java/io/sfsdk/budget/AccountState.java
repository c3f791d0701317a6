package io.sfsdk.budget;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an account has spent, by allocation key, and what it has announced. Immutable.
 *
 * @param rank of its priority; a greater one comes first
 * @param announcedUntil in milliseconds; what was announced by a process that died ends then
 */
record AccountState(
        int rank, SortedMap<String, Rolling> spent, SortedMap<String, Long> announced, long announcedUntil) {
    AccountState {
        spent = Collections.unmodifiableSortedMap(new TreeMap<>(spent));
        announced = Collections.unmodifiableSortedMap(new TreeMap<>(announced));
    }

    static AccountState none(int rank) {
        return new AccountState(rank, new TreeMap<>(), new TreeMap<>(), 0);
    }

    Rolling spent(String key) {
        return spent.getOrDefault(key, Rolling.empty());
    }

    long announced(String key, long now) {
        return now <= announcedUntil ? announced.getOrDefault(key, 0L) : 0;
    }

    AccountState announce(SortedMap<String, Long> amounts, long until) {
        return new AccountState(rank, spent, amounts, until);
    }

    /** Takes back what was spent in a slot where {@code amount} is negative. */
    AccountState spend(String key, long slot, long amount, long nowSlot) {
        TreeMap<String, Rolling> next = new TreeMap<>(spent);
        next.put(key, spent(key).add(slot, amount, nowSlot));
        TreeMap<String, Long> left = new TreeMap<>(announced);
        if (amount > 0) {
            left.computeIfPresent(key, (name, before) -> before > amount ? Long.valueOf(before - amount) : null);
        }
        return new AccountState(rank, next, left, announcedUntil);
    }

    /** Who still spends is alive. */
    AccountState livesUntil(long millis) {
        return announced.isEmpty() ? this : new AccountState(rank, spent, announced, millis);
    }
}
