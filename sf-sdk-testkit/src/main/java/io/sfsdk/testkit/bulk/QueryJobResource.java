package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import io.sfsdk.testkit.soql.QueryOutline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code /jobs/query}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm">Bulk API 2.0 Query</a>
 */
final class QueryJobResource {
    private static final int LINKS = 5;
    private static final int HELD_ROWS = 100_000;

    private final BulkContext context;
    private final BulkJobs jobs;

    QueryJobResource(BulkContext context, BulkJobs jobs) {
        this.context = context;
        this.jobs = jobs;
    }

    Response create(BulkCall call) {
        JobSpec spec = new JobSpec(call.body());
        String operation = spec.required("operation");
        if (!operation.equals("query") && !operation.equals("queryAll")) {
            throw BulkRefusal.of("INVALIDOPERATION", "Invalid operation: " + operation);
        }
        String soql = spec.required("query");
        CsvForm form = spec.form();
        QueryOutline outline = context.soql().outline(soql, context.store().viewAs(call.userId()));
        QueryRules.check(outline);
        jobs.use().takeQueryJob(jobs.policy().limits());
        JobFacts facts = new JobFacts(
                jobs.nextId(),
                operation,
                outline.objectName(),
                call.userId(),
                jobs.now(),
                null,
                null,
                call.version(),
                call.origin(),
                form);
        QueryJob job = new QueryJob(facts, context, jobs.use(), soql, outline);
        Response answer = JobJson.created(job, false);
        jobs.add(job);
        return answer;
    }

    Response read(BulkCall call) {
        QueryJob job = jobs.find(call.id(), QueryJob.class);
        return JobJson.told(job, job.look(jobs.policy().pace().looksInProgress()));
    }

    Response change(BulkCall call) {
        QueryJob job = jobs.find(call.id(), QueryJob.class);
        String state = new JobSpec(call.body()).required("state");
        if (!state.equals("Aborted")) {
            throw BulkRefusal.wrongState("Invalid state: " + state);
        }
        jobs.abort(job);
        return JobJson.changed(job);
    }

    Response delete(BulkCall call) {
        QueryJob job = jobs.find(call.id(), QueryJob.class);
        if (!job.state().isTerminal()) {
            throw IngestResource.notTerminated();
        }
        jobs.remove(job);
        return Response.empty(204);
    }

    Response results(BulkCall call) {
        QueryJob job = complete(call);
        QueryRows rows = job.rows();
        int from =
                call.query().first("locator").map(locator -> row(job, locator)).orElse(0);
        int most = call.query()
                .first("maxRecords")
                .map(QueryJobResource::number)
                .orElse(jobs.policy().limits().pageRows());
        int until = Math.min(rows.size(), Math.max(from, from + Math.min(most, Integer.MAX_VALUE - from)));
        return page(rows, from, until)
                .with("Sforce-NumberOfRecords", String.valueOf(until - from))
                .with(
                        "Sforce-Locator",
                        until == rows.size() ? "null" : locators(job).of(until));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw BulkRefusal.of("INVALID_FIELD", "maxRecords must be a positive number, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static Response page(QueryRows rows, int from, int until) {
        if (until - from > HELD_ROWS) {
            return Response.streamed(200, CsvDocument.TYPE, out -> rows.writeTo(out, from, until));
        }
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try {
            rows.writeTo(page, from, until);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.of(200, CsvDocument.TYPE, page.toByteArray());
    }

    /** Links to the next five pages; which page comes first is not documented. */
    Response pages(BulkCall call) {
        QueryJob job = complete(call);
        BulkPolicy policy = jobs.policy();
        int pageRows = policy.limits().pageRows();
        int first = policy.does(BulkPolicy.Behaviour.LISTS_FIRST_PAGE) ? 0 : pageRows;
        int from =
                call.query().first("locator").map(locator -> row(job, locator)).orElse(first);
        String base = "/services/data/v" + call.version() + ".0/jobs/query/"
                + job.facts().id();
        JsonWriter json = new JsonWriter().beginObject().name("resultPages").beginArray();
        long at = from;
        for (int link = 0; link < LINKS && (at < job.rows().size() || at == 0); link++) {
            json.beginObject().name("resultUrl").value(base + "/results?locator=" + encoded(job, (int) at));
            json.endObject();
            at += pageRows;
        }
        json.endArray();
        boolean done = at >= job.rows().size();
        if (!done) {
            String key = policy.does(BulkPolicy.Behaviour.SPELLS_NEXT_RECORD_URL) ? "nextRecordUrl" : "nextRecordsUrl";
            json.name(key).value(base + "/resultpages?locator=" + encoded(job, (int) at));
        }
        return Response.json(200, json.name("done").value(done).endObject().toBytes());
    }

    private QueryJob complete(BulkCall call) {
        QueryJob job = jobs.find(call.id(), QueryJob.class);
        if (job.facts().version() != call.version()) {
            throw new BulkRefusal(
                    409,
                    "INVALIDVERSION",
                    "The API version of the request must be that of the job, "
                            + job.facts().version() + ".0");
        }
        if (job.state() != JobState.JOB_COMPLETE) {
            throw BulkRefusal.wrongState(
                    "Results are not available while the Job is " + job.state().wireName());
        }
        return job;
    }

    private int row(QueryJob job, String locator) {
        return locators(job)
                .row(locator)
                .orElseThrow(() -> BulkRefusal.of("INVALID_QUERY_LOCATOR", "invalid query locator"));
    }

    private Locators locators(QueryJob job) {
        return new Locators(job.facts().id(), context.seed());
    }

    private String encoded(QueryJob job, int row) {
        return URLEncoder.encode(locators(job).of(row), StandardCharsets.UTF_8);
    }

    List<BulkRoute> routes() {
        int since = 47;
        String one = "jobs/query/*";
        return List.of(
                new BulkRoute("POST", "jobs/query", since, this::create),
                new BulkRoute("PATCH", one, since, this::change),
                new BulkRoute("GET", one, since, this::read),
                new BulkRoute("DELETE", one, since, this::delete),
                new BulkRoute("GET", one + "/results", since, this::results),
                new BulkRoute("GET", one + "/resultPages", 58, this::pages));
    }
}
