package io.sfsdk.bulk;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.record.RecordId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls that ingest and query jobs have in common. */
record JobPaths(BulkCalls calls, String root) {
    String path(RecordId job) {
        return root + "/" + job;
    }

    JobInfo info(RecordId job) {
        return calls.readJob(calls.get(path(job)));
    }

    /** Once: whether it worked is seen by looking at the job. */
    JobInfo change(RecordId job, JobState wanted) {
        return calls.job(calls.once("PATCH", path(job), JobJson.state(wanted)), Disclosure.TEXT);
    }

    /** Shows all jobs of this kind that the org keeps, whoever made them, in no order. */
    void each(Consumer<JobInfo> seen) {
        @Nullable String query = "";
        while (query != null) {
            JobList page = calls.read(calls.get(root + query), answer -> JobList.of(answer.body()));
            page.jobs().forEach(seen);
            query = page.nextQuery();
        }
    }

    void delete(RecordId job) {
        calls.call(calls.delete(path(job)));
    }
}
