package io.sfsdk.strategy;

import java.util.Optional;

/**
 * What an API charges for work, as an estimate. Calls nothing, and may be asked by any thread. What nobody can foresee is left out:
 * retries, and results of records that the org refuses.
 */
@FunctionalInterface
public interface ApiCost {
    /**
     * What the work takes if all goes well.
     *
     * @param work of a volume that {@link Volume#isKnown() is known}; its headroom and needs do not matter
     * @param chunkSize records of one call, or of one job
     */
    Charge of(Workload work, int chunkSize);

    /** The same; empty if the number of records is unknown. */
    default Optional<Charge> estimate(Workload work, int chunkSize) {
        return work.volume().isKnown() ? Optional.of(of(work, chunkSize)) : Optional.empty();
    }

    /** One request a chunk, at the {@linkplain CallPace#standard() standard} pace. */
    static ApiCost oneCallPerChunk() {
        return ofChunks(0, 1, 0, CallPace.standard());
    }

    /**
     * So much for the work and so much for each chunk, whatever is in it.
     *
     * @param callsPerJob API requests that work costs whatever its size
     * @param callsPerChunk API requests that each chunk costs; work without a record has one chunk
     * @param recordsPerBatch records of one Bulk ingest batch; 0 where no batches are counted
     * @param pace how long each call takes
     */
    static ApiCost ofChunks(int callsPerJob, int callsPerChunk, int recordsPerBatch, CallPace pace) {
        return new ChunkCost(callsPerJob, callsPerChunk, recordsPerBatch, pace);
    }
}
