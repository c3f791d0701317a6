package io.sfsdk.testkit.store;

import java.util.List;

/** Ends the write of one record; {@link Transaction} turns it into a {@link SaveResult}. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SaveResult result;

    RefusedException(List<RowError> errors, List<String> candidateIds) {
        this(SaveResult.refused(errors, candidateIds, null));
    }

    /** The refusal by a duplicate rule. */
    RefusedException(List<RowError> errors, DuplicateRule rule, List<String> matches) {
        this(SaveResult.refused(errors, matches, rule));
    }

    private RefusedException(SaveResult result) {
        super(result.errors().get(0).code(), null, false, false);
        this.result = result;
    }

    RefusedException(RowError error) {
        this(List.of(error), List.of());
    }

    SaveResult result() {
        return result;
    }
}
