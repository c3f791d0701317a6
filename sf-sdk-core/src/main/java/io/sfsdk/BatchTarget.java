package io.sfsdk;

import io.sfsdk.batch.BatchExecutor;
import io.sfsdk.strategy.Volume;
import io.sfsdk.strategy.Workload;
import io.sfsdk.write.WriteOperation;

/** What a batch shall do with the records of one object. Each call starts a job of its own. */
public final class BatchTarget {
    private final SalesforceClient client;
    private final String sobject;
    private final Volume volume;

    BatchTarget(SalesforceClient client, String sobject, Volume volume) {
        this.client = client;
        this.sobject = sobject;
        this.volume = volume;
    }

    /**
     * Says how many records there will be, about, so that the client's strategy can choose an API without a look at the input. Unsaid,
     * it holds as many records in memory as it needs to see ({@link io.sfsdk.strategy.ApiStrategy#lookahead()}).
     */
    public BatchTarget of(long records) {
        return new BatchTarget(client, sobject, Volume.about(records));
    }

    /**
     * Creates them. An insert without an answer is never simply sent again; it becomes a dead letter in doubt, unless {@link
     * BatchExecutor.Builder#doubts} says how to look for it.
     */
    public BatchExecutor.Builder insert() {
        return job(new WriteOperation.Insert());
    }

    /** Changes those named by their {@code Id}. */
    public BatchExecutor.Builder update() {
        return job(new WriteOperation.Update());
    }

    /**
     * Creates or changes those named by an external id, which each record must have. The operation to prefer: sent twice it does
     * no harm.
     */
    public BatchExecutor.Builder upsertBy(String externalIdField) {
        return job(new WriteOperation.Upsert(externalIdField));
    }

    /** Moves those named by their {@code Id} to the recycle bin. One that is there already counts as done. */
    public BatchExecutor.Builder delete() {
        return job(new WriteOperation.Delete());
    }

    private BatchExecutor.Builder job(WriteOperation operation) {
        Workload work = Workload.write(operation, sobject).of(volume);
        SalesforceClient.Waiting waiting = client.waiting();
        return BatchExecutor.choosing(new RoutedWriter(client.routes(), work), operation)
                .job(operation.name() + " " + sobject)
                .resolver(client.rest().resolver())
                .clock(waiting.clock())
                .sleeper(waiting.sleeper())
                .random(waiting.random());
    }
}
