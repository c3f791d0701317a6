package io.sfsdk.budget;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One allocation of the org, as far as it is known here. Lock-free and safe to share. */
final class Line {
    private final Allocation allocation;
    private final Reserve reserve;
    private final OptionalLong most;
    private final InstantSource clock;
    private final AtomicReference<LineState> state = new AtomicReference<>(LineState.unknown());

    /** @param most a bound of the host's own */
    Line(Allocation allocation, Reserve reserve, OptionalLong most, InstantSource clock) {
        this.allocation = allocation;
        this.reserve = reserve;
        this.most = most;
        this.clock = clock;
    }

    /** What this budget may use of it; empty if nobody knows. */
    OptionalLong open() {
        return open(state());
    }

    private OptionalLong open(LineState now) {
        OptionalLong told = now.allowed();
        if (told.isEmpty() && most.isEmpty()) {
            return OptionalLong.empty();
        }
        long max = Math.min(told.orElse(Long.MAX_VALUE), most.orElse(Long.MAX_VALUE));
        return OptionalLong.of(max - reserve.of(max));
    }

    /** What is left of that; negative if too much is used. */
    OptionalLong left(long announced) {
        LineState now = state();
        OptionalLong open = open(now);
        return open.isEmpty() ? open : OptionalLong.of(open.getAsLong() - now.inUse() - announced);
    }

    /** Takes an amount for work that begins; or says why not, and takes nothing. */
    @Nullable
    Refusal take(long amount, long announced) {
        while (true) {
            LineState before = state();
            OptionalLong open = open(before);
            if (open.isPresent() && before.inUse() + announced + amount > open.getAsLong()) {
                Instant again = clock.instant().plus(allocation.slot());
                return new Refusal(allocation, "", amount, before.inUse() + announced, open.getAsLong(), again);
            }
            if (state.compareAndSet(before, before.take(amount))) {
                return null;
            }
        }
    }

    /** Takes it however little is left. */
    void force(long amount) {
        state.updateAndGet(before -> before.take(amount));
    }

    void giveBack(long amount) {
        state.updateAndGet(before -> before.giveBack(amount));
    }

    /** What was taken is used. */
    void spend(long amount) {
        long now = clock.millis();
        state.updateAndGet(before -> before.spend(amount, now));
    }

    void hear(long used, long max, int minutesBehind) {
        long now = clock.millis();
        state.updateAndGet(before -> before.hear(used, max, now, minutesBehind));
    }

    LineState state() {
        return Objects.requireNonNull(state.get());
    }
}
