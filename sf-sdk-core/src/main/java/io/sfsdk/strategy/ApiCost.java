package io.sfsdk.strategy;

import java.util.OptionalLong;

/**
 * What an API charges for work, as an estimate.
 *
 * @param callsPerJob API requests that a job costs whatever its size
 * @param callsPerChunk API requests that each chunk costs
 * @param recordsPerBatch records of one Bulk ingest batch; 0 where no batches are counted
 */
public record ApiCost(int callsPerJob, int callsPerChunk, int recordsPerBatch) {
    public ApiCost {
        if (callsPerJob < 0 || callsPerChunk < 0 || recordsPerBatch < 0) {
            throw new IllegalArgumentException("nothing costs less than nothing, got " + callsPerJob + ", "
                    + callsPerChunk + " and " + recordsPerBatch);
        }
    }

    /** One request a chunk. */
    public static ApiCost oneCallPerChunk() {
        return new ApiCost(0, 1, 0);
    }

    /** API requests; empty if the number of records is unknown. */
    public OptionalLong calls(Volume volume, int chunkSize) {
        return volume.isKnown()
                ? OptionalLong.of(callsPerJob + Math.max(1, chunks(volume.records(), chunkSize)) * callsPerChunk)
                : OptionalLong.empty();
    }

    /** Ingest batches, 0 where none are counted; empty if the number of records is unknown. */
    public OptionalLong batches(Volume volume) {
        if (recordsPerBatch == 0) {
            return OptionalLong.of(0);
        }
        return volume.isKnown() ? OptionalLong.of(chunks(volume.records(), recordsPerBatch)) : OptionalLong.empty();
    }

    private static long chunks(long records, int size) {
        return (records + size - 1) / size;
    }
}
