package io.sfsdk.testkit.store;

import java.util.List;

/** Ends the write of one record; {@link Transaction} turns it into a {@link SaveResult}. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SaveResult result;

    RefusedException(List<RowError> errors, List<String> candidateIds) {
        super(errors.get(0).code(), null, false, false);
        this.result = SaveResult.refused(errors, candidateIds);
    }

    RefusedException(RowError error) {
        this(List.of(error), List.of());
    }

    SaveResult result() {
        return result;
    }
}
