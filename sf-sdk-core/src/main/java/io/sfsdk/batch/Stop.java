package io.sfsdk.batch;

import org.jspecify.annotations.Nullable;

/** Why a run goes no further. */
record Stop(BatchOutcome outcome, @Nullable Throwable cause) {
    static Stop of(BatchOutcome outcome) {
        return new Stop(outcome, null);
    }

    boolean isError() {
        return outcome == BatchOutcome.STOPPED_BY_ERROR;
    }

    static Stop error(Throwable cause) {
        return new Stop(BatchOutcome.STOPPED_BY_ERROR, cause);
    }
}
