package io.sfsdk.strategy;

/**
 * So much for the work and so much for each chunk, whatever is in it.
 *
 * @param callsPerJob API requests that work costs whatever its size
 * @param callsPerChunk API requests that each chunk costs; work without a record has one chunk
 * @param recordsPerBatch records of one Bulk ingest batch; 0 where no batches are counted
 * @param pace how long each call takes
 */
record ChunkCost(int callsPerJob, int callsPerChunk, int recordsPerBatch, CallPace pace) implements ApiCost {
    ChunkCost {
        if (callsPerJob < 0 || callsPerChunk < 0 || recordsPerBatch < 0) {
            throw new IllegalArgumentException("nothing costs less than nothing, got " + callsPerJob + ", "
                    + callsPerChunk + " and " + recordsPerBatch);
        }
    }

    @Override
    public Charge of(Workload work, int chunkSize) {
        long records = work.volume().records();
        long calls = callsPerJob + Math.max(1, chunks(records, chunkSize)) * callsPerChunk;
        long batches = recordsPerBatch == 0 ? 0 : chunks(records, recordsPerBatch);
        return new Charge(calls, batches, pace.of(work, calls));
    }

    private static long chunks(long records, int size) {
        return (records + size - 1) / size;
    }
}
