package io.sfsdk.batch;

/** Watches a run; decides nothing. */
@FunctionalInterface
public interface BatchListener {
    /**
     * A chunk is at its end and its dead letters are durable. Called by the thread of the job.
     *
     * <p>An exception ends the run with a {@link BatchAbortedException}; the chunk stays settled and is counted.
     */
    void settled(BatchProgress progress);

    /** Watches nothing. */
    static BatchListener none() {
        return progress -> {};
    }
}
