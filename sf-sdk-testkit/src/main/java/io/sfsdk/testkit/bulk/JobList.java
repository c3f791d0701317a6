package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lists of all users' jobs, in no certain order.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_all_jobs.htm">Get Information About
 *     All Ingest Jobs</a>
 */
final class JobList {
    private static final int PAGE = 1_000;
    private static final Pattern LOCATOR = Pattern.compile("01gTK000000000000-(\\d{1,9})");

    private final BulkJobs jobs;
    private final long seed;

    JobList(BulkJobs jobs, long seed) {
        this.jobs = jobs;
        this.seed = seed;
    }

    List<BulkRoute> routes() {
        return List.of(
                new BulkRoute("GET", "jobs/ingest", 41, call -> list(call, job -> job instanceof IngestJob)),
                new BulkRoute("GET", "jobs/query", 47, call -> list(call, job -> job instanceof QueryJob)));
    }

    private Response list(BulkCall call, Predicate<Job> kind) {
        List<Job> found = new ArrayList<>(jobs.all());
        found.removeIf(job -> !kind.test(job) || !isWanted(job, call));
        Collections.shuffle(found, new Random(seed));
        int from = call.query().first("queryLocator").map(JobList::offset).orElse(0);
        int until = Math.min(found.size(), from + PAGE);
        JsonWriter json = new JsonWriter().beginObject();
        json.name("done").value(until >= found.size()).name("records").beginArray();
        found.subList(Math.min(from, until), until).forEach(job -> JobJson.listed(json, job));
        json.endArray().name("nextRecordsUrl").value(next(call, until, found.size()));
        return Response.json(200, json.endObject().toBytes());
    }

    private static boolean isWanted(Job job, BulkCall call) {
        boolean typed = call.query().first("jobType").map(job.type()::equals).orElse(true);
        boolean chunked = call.query()
                .first("isPkChunkingEnabled")
                .map(wanted -> Boolean.parseBoolean(wanted) == job instanceof QueryJob)
                .orElse(true);
        return typed && chunked;
    }

    private static int offset(String locator) {
        Matcher offset = LOCATOR.matcher(locator);
        if (!offset.matches()) {
            throw BulkRefusal.of("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return Integer.parseInt(offset.group(1));
    }

    /** The guide's example of a query list leads to the ingest list; so does this one. */
    private static @Nullable Object next(BulkCall call, int until, int size) {
        return until >= size
                ? null
                : "/services/data/v" + call.version() + ".0/jobs/ingest?queryLocator=01gTK000000000000-" + until;
    }
}
