package io.sfsdk.batch;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asked before each call whether the run should go on. Safe to share by the threads of one run. */
final class StopSignal {
    private final BooleanSupplier wanted;
    private final AtomicBoolean raised = new AtomicBoolean();

    StopSignal(BooleanSupplier wanted) {
        this.wanted = wanted;
    }

    /** Tells chunks in flight that another one has ended the run. */
    void raise() {
        raised.set(true);
    }

    /** Takes an interrupt off the thread, so that the dead letters can still be written; the run puts it back. */
    @Nullable
    Stop check() {
        if (Thread.interrupted()) {
            return Stop.of(BatchOutcome.STOPPED_BY_INTERRUPT);
        }
        return raised.get() || wanted.getAsBoolean() ? Stop.of(BatchOutcome.STOPPED_BY_CALLER) : null;
    }
}
