package io.sfsdk.strategy;

/**
 * What an API is thought to charge for work.
 *
 * @param calls API requests
 * @param batches Bulk ingest batches; 0 where none are counted
 */
public record Charge(long calls, long batches) {
    public Charge {
        if (calls < 0 || batches < 0) {
            throw new IllegalArgumentException("nothing costs less than nothing, got " + calls + " and " + batches);
        }
    }
}
