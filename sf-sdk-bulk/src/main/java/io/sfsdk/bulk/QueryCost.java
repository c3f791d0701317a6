package io.sfsdk.bulk;

import io.sfsdk.strategy.ApiCost;
import io.sfsdk.strategy.Charge;
import io.sfsdk.strategy.Workload;

/**
 * What {@link BulkRecordSource} sends for a query: create, a question now and then until the job has ended, the downloads, the
 * describes, and a look at what the day has left, if one is due.
 *
 * @param describes before the job and before its results, each time
 */
record QueryCost(PollPolicy polling, JobPace pace, Quotas quotas, int describes) implements ApiCost {
    @Override
    public Charge of(Workload work, int chunkSize) {
        long records = work.volume().records();
        long downloads = Math.max(1, (records + chunkSize - 1) / chunkSize);
        long calls = 1 + polling.questions(pace.ofQuery(records)) + downloads + describes;
        return new Charge(calls + (quotas.isLookDue() ? 1 : 0), 0, pace.ofQuery(records));
    }
}
