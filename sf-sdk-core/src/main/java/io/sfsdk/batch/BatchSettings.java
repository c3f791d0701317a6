package io.sfsdk.batch;

import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** What a run was told beside its step, its input and its sink. */
record BatchSettings(
        String job,
        long maxFailedRecords,
        int chunkSize,
        int maxInFlight,
        Executor executor,
        RetryPolicy retry,
        BatchListener listener,
        BooleanSupplier stopWhen,
        Clock clock,
        Sleeper sleeper,
        RandomGenerator random,
        Precautions precautions,
        Set<Countermeasure> off) {
    static final int NO_LIMIT = -1;

    BatchSettings {
        if (maxFailedRecords < NO_LIMIT) {
            throw new IllegalArgumentException(
                    "maxFailedRecords is 0, a positive number, or -1 for no limit; got " + maxFailedRecords);
        }
        if (chunkSize < 1 || maxInFlight < 1) {
            throw new IllegalArgumentException(
                    "chunkSize and maxInFlight are at least 1, got " + chunkSize + " and " + maxInFlight);
        }
    }

    boolean isOn(Countermeasure countermeasure) {
        return !off.contains(countermeasure);
    }

    long allowedFailures(long failedSoFar) {
        return maxFailedRecords == NO_LIMIT || !isOn(Countermeasure.FAILURE_LIMIT)
                ? Long.MAX_VALUE
                : maxFailedRecords - failedSoFar;
    }

    /** The same for what comes after so many failures, which were within the limit. */
    BatchSettings afterFailures(long failedSoFar) {
        long count = maxFailedRecords == NO_LIMIT ? NO_LIMIT : maxFailedRecords - failedSoFar;
        return new BatchSettings(
                job,
                count,
                chunkSize,
                maxInFlight,
                executor,
                retry,
                listener,
                stopWhen,
                clock,
                sleeper,
                random,
                precautions,
                off);
    }
}
