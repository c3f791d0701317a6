package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Response;
import java.util.List;
import java.util.stream.Stream;

/** Bulk API 2.0: all that answers below {@code /jobs}. Safe to share. */
public final class BulkApi {
    private final BulkContext context;
    private final BulkJobs jobs;

    public BulkApi(BulkContext context) {
        this.context = context;
        this.jobs = new BulkJobs(context);
    }

    /** What answers where. */
    public List<BulkRoute> routes() {
        return Stream.of(
                        new JobList(jobs, context.seed()).routes(),
                        new IngestResource(context, jobs).routes(),
                        new QueryJobResource(context, jobs).routes())
                .flatMap(List::stream)
                .map(route -> new BulkRoute(
                        route.method(), route.pattern(), route.since(), call -> answer(route.resource(), call)))
                .toList();
    }

    private static Response answer(BulkResource resource, BulkCall call) {
        try {
            return resource.answer(call);
        } catch (BulkRefusal e) {
            return e.response();
        }
    }

    /** The jobs, for tests. */
    public BulkJobs jobs() {
        return jobs;
    }

    public BulkPolicy policy() {
        return context.policy().get();
    }

    /** Does what is due now that the clock has moved. */
    public void clockMoved() {
        jobs.clockMoved();
    }

    /** Errors of the simulation itself. */
    public List<RuntimeException> defects() {
        return jobs.defects();
    }

    /** Stops the work and gives up what jobs keep on the disk. */
    public void shutDown() {
        jobs.shutDown();
    }
}
