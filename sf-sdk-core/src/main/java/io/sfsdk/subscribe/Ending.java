package io.sfsdk.subscribe;

import org.jspecify.annotations.Nullable;

/** Why a run ends, if it does: the first failure, or that it was stopped. Guarded by whoever calls it. */
final class Ending {
    private @Nullable RunEnd end;
    private @Nullable Error error;

    boolean isSet() {
        return end != null || error != null;
    }

    boolean isFailure() {
        return error != null || (end != null && !end.isStop());
    }

    /** A failure takes the place of a stop, and of nothing else. */
    void set(RunEnd reason) {
        if (end == null || (end.isStop() && !reason.isStop())) {
            end = reason;
        }
    }

    void set(Error fatal) {
        error = error == null ? fatal : error;
    }

    void raise() throws RunEnd {
        if (error != null) {
            throw error;
        }
        if (end != null) {
            throw end;
        }
    }
}
