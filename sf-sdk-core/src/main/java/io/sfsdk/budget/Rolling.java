package io.sfsdk.budget;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts by the time they were spent, in slots of a window; each counts until it is surely older than the window. Immutable.
 *
 * @param slots amounts by slot, all above 0
 */
record Rolling(SortedMap<Long, Long> slots) {
    static final int SLOTS = 24;

    Rolling {
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
    }

    static Rolling empty() {
        return new Rolling(new TreeMap<>());
    }

    static long slot(long nowMillis, long slotMillis) {
        return Math.floorDiv(nowMillis, slotMillis);
    }

    /** The running slot and as many before it as make up the window. */
    long sum(long slot) {
        return slots.tailMap(slot - SLOTS).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /**
     * Adds to a slot, or takes away from it what was added there.
     *
     * @param now the running slot; what no sum up from it counts is forgotten
     */
    Rolling add(long slot, long amount, long now) {
        TreeMap<Long, Long> next = new TreeMap<>(slots.tailMap(now - SLOTS));
        if (slot >= now - SLOTS) {
            long sum = next.getOrDefault(slot, 0L) + amount;
            if (sum > 0) {
                next.put(slot, sum);
            } else {
                next.remove(slot);
            }
        }
        return new Rolling(next);
    }

    /** The first slot whose sum, without more spending, is no more than {@code most}; empty if it is so now. */
    OptionalLong fallsTo(long most, long now) {
        long sum = sum(now);
        if (sum <= most) {
            return OptionalLong.empty();
        }
        for (Map.Entry<Long, Long> slot : slots.tailMap(now - SLOTS).entrySet()) {
            sum -= slot.getValue();
            if (sum <= most) {
                return OptionalLong.of(slot.getKey() + SLOTS + 1);
            }
        }
        return OptionalLong.empty();
    }
}
