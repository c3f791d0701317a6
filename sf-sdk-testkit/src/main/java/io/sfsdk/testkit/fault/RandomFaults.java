package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Faults that strike by chance, the same chance for the same seed: each is active in this run or not, and an active one
 * strikes a share of the requests. Decided by the request's number alone, so a run with one client repeats exactly.
 */
final class RandomFaults {
    private final long seed;
    private final double firing;
    private final List<Fault> active;

    RandomFaults(long seed, double activation, double firing, List<Fault> menu) {
        this.seed = seed;
        this.firing = firing;
        this.active = new ArrayList<>();
        for (int i = 0; i < menu.size(); i++) {
            if (chance(seed, -1 - i) < activation) {
                active.add(menu.get(i));
            }
        }
    }

    @Nullable
    Fault decide(Exchange exchange) {
        for (int i = 0; i < active.size(); i++) {
            if (chance(seed + i, exchange.number()) < firing) {
                return active.get(i);
            }
        }
        return null;
    }

    private static double chance(long seed, long number) {
        long mixed = mix(mix(seed) + number * 0x9E3779B97F4A7C15L);
        return (mixed >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
