package io.sfsdk.bulk;

import io.sfsdk.strategy.ApiCost;
import io.sfsdk.strategy.Charge;
import io.sfsdk.strategy.Workload;
import io.sfsdk.write.WriteOperation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@link BulkRecordWriter} sends: for each job create, upload, close, a question now and then until it has ended, and the
 * results that tell something; and a look at what the day has left, if one is due.
 */
record IngestCost(PollPolicy polling, JobPace pace, Quotas quotas) implements ApiCost {
    private static final int TO_SUBMIT = 3;

    @Override
    public Charge of(Workload work, int chunkSize) {
        long records = work.volume().records();
        long full = records / chunkSize;
        long rest = records % chunkSize;
        boolean isPart = rest > 0 || full == 0;
        long calls = full * calls(work.operation(), chunkSize) + (isPart ? calls(work.operation(), rest) : 0);
        long batches = full * batches(chunkSize) + batches(rest);
        Duration time = pace.ofIngest(chunkSize).multipliedBy(full);
        return new Charge(
                calls + (quotas.isLookDue() ? 1 : 0), batches, isPart ? time.plus(pace.ofIngest(rest)) : time);
    }

    private long calls(@Nullable WriteOperation operation, long records) {
        long results = tellsNewIds(operation) ? 1 : 0;
        return results + TO_SUBMIT + polling.questions(pace.ofIngest(records));
    }

    /** Of an update or delete the failures say all, and there are none in a plan. */
    private static boolean tellsNewIds(@Nullable WriteOperation operation) {
        return !(operation instanceof WriteOperation.Update || operation instanceof WriteOperation.Delete);
    }

    static long batches(long records) {
        return (records + BulkRecordWriter.BATCH - 1) / BulkRecordWriter.BATCH;
    }
}
