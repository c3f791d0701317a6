package io.sfsdk.budget;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** API requests that an account holds for work under way. Lock-free and safe to share. */
final class Holds {
    private final AtomicReference<State> state = new AtomicReference<>(new State(0, 0, 0));

    /**
     * All holds together.
     *
     * @param open how many
     * @param full requests they were opened with
     * @param left requests nobody has drawn
     */
    private record State(int open, long full, long left) {
        State draw() {
            return left > 0 ? new State(open, full, left - 1) : this;
        }

        State close(long calls) {
            long fullAfter = full - calls;
            return new State(open - 1, fullAfter, Math.min(left, fullAfter));
        }
    }

    void open(long calls) {
        state.updateAndGet(now -> new State(now.open + 1, now.full + calls, now.left + calls));
    }

    /** What is left over, now that a hold of so many is closed. */
    long close(long calls) {
        State before = state.getAndUpdate(now -> now.close(calls));
        return before.left - before.close(calls).left;
    }

    /** Whether one of the held requests could be drawn. */
    boolean draw() {
        return state.getAndUpdate(State::draw).left > 0;
    }

    /** A drawn one was not made after all; false if its hold is closed. */
    boolean putBack() {
        State before =
                state.getAndUpdate(now -> now.left < now.full ? new State(now.open, now.full, now.left + 1) : now);
        return before.left < before.full;
    }

    boolean isAnyOpen() {
        return Objects.requireNonNull(state.get()).open > 0;
    }
}
