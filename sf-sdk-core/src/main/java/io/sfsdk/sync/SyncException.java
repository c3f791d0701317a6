package io.sfsdk.sync;

import org.jspecify.annotations.Nullable;

/**
 * A run failed after it had begun to read: the cause is the source's, the handler's, the sink's or the store's exception. What
 * was accepted before stays accepted; the next run goes on behind it.
 */
public final class SyncException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SyncSummary summary;

    SyncException(String message, SyncSummary summary, @Nullable Throwable cause) {
        super(message, cause);
        this.summary = summary;
    }

    /** What was done until then; its outcome is {@link SyncOutcome.Broken}. */
    public SyncSummary summary() {
        return summary;
    }
}
