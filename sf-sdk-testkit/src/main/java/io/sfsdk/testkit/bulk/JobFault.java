package io.sfsdk.testkit.bulk;

import org.jspecify.annotations.Nullable;

/** What shall go wrong while an ingest job runs; see {@link BulkJobs#strikeIngest}. Batches and chunks are counted from 0. */
public sealed interface JobFault {
    /** Fails the job before its first row; all rows stay unprocessed. */
    record FailsAtStart(@Nullable String errorMessage) implements JobFault {}

    /** Fails the job at a batch: what came before is committed, the batch and all behind it stay unprocessed. */
    record BatchNeverCompletes(int batch, @Nullable String errorMessage) implements JobFault {}

    /** Refuses every row of a chunk with {@code UNABLE_TO_LOCK_ROW}. */
    record ChunkLocked(int chunk) implements JobFault {}

    /** Commits the rows of a batch, but tells them in none of the result sets. */
    record ResultsLost(int batch) implements JobFault {}

    /**
     * Fails the job before its first row.
     *
     * @param errorMessage null for a job that does not say why
     */
    static JobFault failsAtStart(@Nullable String errorMessage) {
        return new FailsAtStart(errorMessage);
    }

    /**
     * Fails the job at a batch that was retried in vain.
     *
     * @param errorMessage for example {@code TooManyLockFailure : Too many lock failure(200) . Trying again later}; null for a job
     *     that does not say why
     */
    static JobFault batchNeverCompletes(int batch, @Nullable String errorMessage) {
        return new BatchNeverCompletes(batch, errorMessage);
    }

    /** Lets a chunk run into a lock that a trigger or a parent holds. */
    static JobFault chunkLocked(int chunk) {
        return new ChunkLocked(chunk);
    }

    /** Loses what became of a batch. */
    static JobFault resultsLost(int batch) {
        return new ResultsLost(batch);
    }
}
