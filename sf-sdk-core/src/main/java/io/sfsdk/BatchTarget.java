package io.sfsdk;

import io.sfsdk.batch.BatchExecutor;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.Workload;
import io.sfsdk.write.WriteOperation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a batch shall do with the records of one object. Each call starts a job of its own. */
public final class BatchTarget {
    private static final Logger log = LoggerFactory.getLogger(BatchTarget.class);

    private final SalesforceClient client;
    private final String sobject;

    BatchTarget(SalesforceClient client, String sobject) {
        this.client = client;
        this.sobject = sobject;
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
        ApiChoice choice = client.plan(Workload.write(operation, sobject));
        log.debug(
                "{} {} goes to {}: {}",
                operation.name(),
                sobject,
                choice.option().api(),
                choice.reason());
        SalesforceClient.Waiting waiting = client.waiting();
        return BatchExecutor.builder(new OneTypeWriter(client.rest().writer(), sobject), operation)
                .job(operation.name() + " " + sobject)
                .resolver(client.rest().resolver())
                .clock(waiting.clock())
                .sleeper(waiting.sleeper())
                .random(waiting.random());
    }
}
