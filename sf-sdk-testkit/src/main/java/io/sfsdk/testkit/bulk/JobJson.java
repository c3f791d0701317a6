package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;

/** Bodies that tell of a job: they differ by call, and each has its keys in the order that was recorded. */
final class JobJson {
    private static final int FIRST_WITH_CHUNKING = 61;

    private JobJson() {}

    /** Answer to a creation. */
    static Response created(Job job, boolean takesUploads) {
        JsonWriter json = new JsonWriter().beginObject();
        base(json, job, job.state());
        if (takesUploads) {
            String version = "v" + job.facts().version() + ".0";
            json.name("contentUrl")
                    .value("services/data/" + version + "/jobs/ingest/"
                            + job.facts().id() + "/batches");
        }
        form(json, job);
        return Response.json(200, json.endObject().toBytes());
    }

    /** Answer to a change of state. */
    static Response changed(Job job) {
        JsonWriter json = new JsonWriter().beginObject();
        base(json, job, job.state());
        return Response.json(200, json.endObject().toBytes());
    }

    /** Answer to a look at a job. */
    static Response told(Job job, JobState state) {
        JsonWriter json = new JsonWriter().beginObject();
        base(json, job, state);
        boolean open = state == JobState.OPEN;
        if (open) {
            String version = "v" + job.facts().version() + ".0";
            json.name("contentUrl")
                    .value("services/data/" + version + "/jobs/ingest/"
                            + job.facts().id() + "/batches");
        }
        json.name("jobType").value(job.type());
        form(json, job);
        if (job instanceof IngestJob ingest) {
            counts(json, ingest, open);
        } else {
            json.name("numberRecordsProcessed").value(job.processed());
            json.name("retries").value(job.retries());
            json.name("totalProcessingTime").value(milliseconds(job));
        }
        if (!open && job.facts().version() >= FIRST_WITH_CHUNKING) {
            json.name("isPkChunkingSupported").value(job instanceof QueryJob);
        }
        String message = job.errorMessage();
        if (state == JobState.FAILED && message != null) {
            json.name("errorMessage").value(message);
        }
        return Response.json(200, json.endObject().toBytes());
    }

    private static void counts(JsonWriter json, IngestJob job, boolean open) {
        if (!open || job.uploads() > 0) {
            json.name("numberRecordsProcessed").value(job.processed());
            json.name("numberRecordsFailed").value(job.failed());
        }
        json.name("retries").value(job.retries());
        json.name("totalProcessingTime").value(milliseconds(job));
        json.name("apiActiveProcessingTime").value(milliseconds(job));
        json.name("apexProcessingTime").value(0);
    }

    /** Made up, but steady: it grows with the rows. */
    private static long milliseconds(Job job) {
        return job.processed() == 0 ? 0 : 20 + job.processed() / 10;
    }

    /** A job in a list. */
    static void listed(JsonWriter json, Job job) {
        json.beginObject();
        base(json, job, job.state());
        json.name("jobType").value(job.type());
        form(json, job);
        json.endObject();
    }

    private static void base(JsonWriter json, Job job, JobState state) {
        JobFacts facts = job.facts();
        json.name("id").value(facts.id());
        json.name("operation").value(facts.operation());
        json.name("object").value(facts.object());
        json.name("createdById").value(facts.createdById());
        json.name("createdDate").value(facts.createdAt());
        json.name("systemModstamp").value(job.since());
        json.name("state").value(state.wireName());
        if (facts.externalIdField() != null) {
            json.name("externalIdFieldName").value(facts.externalIdField());
        }
        json.name("concurrencyMode").value("Parallel");
        json.name("contentType").value("CSV");
        json.name("apiVersion").number(facts.version() + ".0");
        if (facts.assignmentRuleId() != null) {
            json.name("assignmentRuleId").value(facts.assignmentRuleId());
        }
    }

    private static void form(JsonWriter json, Job job) {
        json.name("lineEnding").value(job.facts().form().ending().name());
        json.name("columnDelimiter").value(job.facts().form().delimiter().name());
    }
}
