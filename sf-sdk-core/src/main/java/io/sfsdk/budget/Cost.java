package io.sfsdk.budget;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What some work takes of one or more allocations. Immutable.
 *
 * @param amounts none is negative
 */
public record Cost(Map<Allocation, Long> amounts) {
    public Cost {
        amounts.forEach((allocation, amount) -> {
            if (amount < 0) {
                throw new IllegalArgumentException(
                        "work costs nothing at least, got " + amount + " " + allocation.words());
            }
        });
        amounts = Map.copyOf(amounts);
    }

    /** API requests and nothing else. */
    public static Cost ofCalls(long calls) {
        return of(Allocation.CALLS, calls);
    }

    public static Cost of(Allocation allocation, long amount) {
        return new Cost(Map.of(allocation, amount));
    }

    /** This and so much more. */
    public Cost and(Allocation allocation, long amount) {
        Map<Allocation, Long> all = new LinkedHashMap<>(amounts);
        all.merge(allocation, amount, Long::sum);
        return new Cost(all);
    }

    /** 0 for an allocation that it leaves alone. */
    public long amount(Allocation allocation) {
        return amounts.getOrDefault(allocation, 0L);
    }
}
