package io.sfsdk.budget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How much one account may spend within an allocation's window. Immutable.
 *
 * @param part of what the reserve leaves of each allocation, above 0 to 1. Where the org has not told its allocation yet, it bounds
 *     nothing
 * @param most amounts of single allocations, which hold from the start
 */
public record Share(double part, Map<Allocation, Long> most) {
    public Share {
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("a share is a part above 0 and up to 1, got " + part);
        }
        most.forEach((allocation, amount) -> {
            if (amount < 0) {
                throw new IllegalArgumentException("a share is not negative, got " + amount);
            }
        });
        most = Map.copyOf(most);
    }

    /** Whatever is there. */
    public static Share all() {
        return new Share(1, Map.of());
    }

    public static Share part(double part) {
        return new Share(part, Map.of());
    }

    /** So many API requests. */
    public static Share ofCalls(long calls) {
        return all().most(Allocation.CALLS, calls);
    }

    /** This share, and no more than that of one allocation. */
    public Share most(Allocation allocation, long amount) {
        Map<Allocation, Long> all = new LinkedHashMap<>(most);
        all.put(allocation, amount);
        return new Share(part, all);
    }

    /**
     * The bound, if there is one.
     *
     * @param open what the reserve leaves; empty if that is unknown
     */
    OptionalLong of(Allocation allocation, OptionalLong open) {
        long fixed = most.getOrDefault(allocation, Long.MAX_VALUE);
        long ofAll = open.isPresent() ? (long) Math.floor(part * Math.max(0, open.getAsLong())) : Long.MAX_VALUE;
        long bound = Math.min(fixed, ofAll);
        return bound == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(bound);
    }
}
