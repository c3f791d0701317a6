package io.sfsdk.sync;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every call of one run: lets no more through than it may make, and none once it was asked to stop. A refused call
 * fails like one for which the org's own limit has no room, so a run ends the same way whoever counts. For one thread.
 */
final class CallGate {
    private final int most;
    private final BooleanSupplier isStopWanted;
    private int calls;
    private @Nullable RunEnd end;

    CallGate(int most, BooleanSupplier isStopWanted) {
        this.most = most;
        this.isStopWanted = isStopWanted;
    }

    /** Counts a call that is about to be made. */
    void pass() {
        RunEnd reason = end();
        if (reason != null) {
            throw new TransportException(
                    String.valueOf(reason.getMessage()), Retryability.AFTER_LIMIT_FREES, Delivery.NOT_SENT, null);
        }
        calls++;
    }

    /** Why no call may be made any more; null if one may. Once there is a reason it stays. */
    @Nullable
    RunEnd end() {
        if (end == null && isStopWanted.getAsBoolean()) {
            end = RunEnd.partial("it was asked to stop");
        }
        if (end == null && calls >= most) {
            end = RunEnd.stoppedForBudget("the " + most + " calls that a run may make are made");
        }
        return end;
    }
}
