package io.sfsdk.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * A run failed after it had begun to compare: the cause is the source's, the index's, the handler's, the sink's or the store's
 * exception, if there is one. What was closed before stays closed; the next run goes on behind it.
 */
public final class ReconciliationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReconciliationReport report;

    ReconciliationException(String message, ReconciliationReport report, @Nullable Throwable cause) {
        super(message, cause);
        this.report = report;
    }

    /** What was done until then; its outcome is {@link ReconciliationOutcome.Broken}. */
    public ReconciliationReport report() {
        return report;
    }
}
