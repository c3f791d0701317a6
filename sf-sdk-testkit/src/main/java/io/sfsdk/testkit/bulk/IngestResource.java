package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.http.Multipart;
import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.OrgView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /jobs/ingest}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm">Bulk API 2.0
 *     Ingest</a>
 */
final class IngestResource {
    private static final Set<String> OPERATIONS = Set.of("insert", "update", "upsert", "delete", "hardDelete");
    private static final int MOST_MULTIPART_CHARACTERS = 100_000;

    private final BulkContext context;
    private final BulkJobs jobs;

    IngestResource(BulkContext context, BulkJobs jobs) {
        this.context = context;
        this.jobs = jobs;
    }

    Response create(BulkCall call) {
        return call.contentType().startsWith("multipart/") ? createWithData(call) : createOpen(call);
    }

    private Response createOpen(BulkCall call) {
        IngestJob job = job(call, new JobSpec(call.body()));
        jobs.add(job);
        return JobJson.created(job, true);
    }

    private Response createWithData(BulkCall call) {
        ByteArrayOutputStream spec = new ByteArrayOutputStream();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (InputStream content = call.request().content()) {
            Multipart parts = Multipart.of(call.contentType(), content);
            while (parts.next()) {
                parts.copyTo(parts.name().equals("job") ? spec : data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (data.toString(StandardCharsets.UTF_8).length() > MOST_MULTIPART_CHARACTERS) {
            throw BulkRefusal.of("CLIENTINPUTERROR", "Job data must not be longer than 100000 characters.");
        }
        IngestJob job = job(call, new JobSpec(BulkCall.object(spec.toByteArray())));
        jobs.add(job);
        job.upload(new ByteArrayInputStream(data.toByteArray()));
        jobs.close(job);
        return JobJson.created(job, false);
    }

    private IngestJob job(BulkCall call, JobSpec spec) {
        String operation = spec.required("operation");
        if (!OPERATIONS.contains(operation)) {
            throw BulkRefusal.of("INVALIDOPERATION", "Invalid operation: " + operation);
        }
        if (operation.equals("hardDelete") && !jobs.policy().does(BulkPolicy.Behaviour.GRANTS_HARD_DELETE)) {
            throw BulkRefusal.of(
                    "FEATURENOTENABLED",
                    "hardDelete operation requires special user profile permission, please contact your system"
                            + " administrator");
        }
        OrgView view = context.store().viewAs(call.userId());
        String object = spec.required("object");
        ObjectType type = view.schema()
                .object(object)
                .orElseThrow(() -> BulkRefusal.of("INVALIDENTITY", "Unable to find object: " + object));
        JobFacts facts = new JobFacts(
                jobs.nextId(),
                operation,
                type.name(),
                call.userId(),
                jobs.now(),
                externalId(spec, operation, type),
                spec.text("assignmentRuleId"),
                call.version(),
                call.origin(),
                spec.form());
        return new IngestJob(facts, context, jobs.use());
    }

    /** Texts from memory. */
    private static @Nullable String externalId(JobSpec spec, String operation, ObjectType type) {
        String name = spec.text("externalIdFieldName");
        if (!operation.equals("upsert")) {
            if (name != null) {
                throw BulkRefusal.of("INVALIDJOB", "External ID is only allowed for upsert.");
            }
            return null;
        }
        if (name == null || name.isEmpty()) {
            throw BulkRefusal.of(
                    "INVALIDJOB",
                    "External ID was blank for " + type.name() + ". An External ID must be specified for upsert.");
        }
        boolean names = name.equalsIgnoreCase("Id")
                || type.field(name).filter(Field::idLookup).isPresent();
        if (!names) {
            throw BulkRefusal.of(
                    "INVALIDJOB", "Field name provided, " + name + " does not match an External ID for " + type.name());
        }
        return name;
    }

    /** A second upload is accepted; the complaint comes when the job is closed. */
    Response upload(BulkCall call) {
        IngestJob job = jobs.find(call.id(), IngestJob.class);
        checkCreator(job, call);
        if (!call.contentType().startsWith("text/csv")) {
            throw BulkRefusal.of("UNSUPPORTEDCONTENTTYPE", "Unsupported content type: " + call.contentType());
        }
        boolean taken;
        try (InputStream data = call.request().content()) {
            taken = job.upload(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!taken) {
            throw BulkRefusal.wrongState("Uploading data to a Job that is not Open is not allowed");
        }
        if (job.uploadedBytes() > jobs.policy().limits().uploadBytes()) {
            jobs.remove(job);
            throw new BulkRefusal(413, "REQUEST_ENTITY_TOO_LARGE", "The upload is too large");
        }
        return Response.empty(201);
    }

    Response change(BulkCall call) {
        IngestJob job = jobs.find(call.id(), IngestJob.class);
        String state = new JobSpec(call.body()).required("state");
        switch (state) {
            case "UploadComplete" -> close(job, call);
            case "Aborted" -> jobs.abort(job);
            default -> throw BulkRefusal.wrongState("Invalid state: " + state);
        }
        return JobJson.changed(job);
    }

    private void close(IngestJob job, BulkCall call) {
        checkCreator(job, call);
        if (job.state() == JobState.OPEN && job.uploads() > 1) {
            throw BulkRefusal.of(
                    "INVALIDJOB",
                    "Found multipe contents for job: <" + job.facts().id().substring(0, 15)
                            + ">, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make"
                            + " sure you only do 'PUT' once on a given Job.");
        }
        if (!jobs.close(job)) {
            throw BulkRefusal.wrongState("Closing already Completed Job not allowed");
        }
    }

    private static void checkCreator(IngestJob job, BulkCall call) {
        if (!job.facts().createdById().equals(call.userId())) {
            throw new BulkRefusal(
                    403, "INSUFFICIENT_ACCESS", "Only the creator of a job may upload to it and close it");
        }
    }

    Response read(BulkCall call) {
        IngestJob job = jobs.find(call.id(), IngestJob.class);
        return JobJson.told(job, job.look(jobs.policy().pace().looksInProgress()));
    }

    Response delete(BulkCall call) {
        IngestJob job = jobs.find(call.id(), IngestJob.class);
        if (!job.state().isTerminal() && job.state() != JobState.UPLOAD_COMPLETE) {
            throw notTerminated();
        }
        jobs.remove(job);
        return Response.empty(204);
    }

    static BulkRefusal notTerminated() {
        return BulkRefusal.of("API_ERROR", "Error encountered when deleting the job because the job is not terminated");
    }

    /** What an org answers before the job has ended is not known. */
    BulkResource results(Function<IngestRun, CsvDocument> which) {
        return call -> {
            IngestJob job = jobs.find(call.id(), IngestJob.class);
            if (!job.state().isTerminal()) {
                throw BulkRefusal.wrongState("Results are not available while the Job is "
                        + job.state().wireName());
            }
            return job.results(which).response();
        };
    }

    List<BulkRoute> routes() {
        int since = 41;
        String one = "jobs/ingest/*";
        return List.of(
                new BulkRoute("POST", "jobs/ingest", since, this::create),
                new BulkRoute("PUT", one + "/batches", since, this::upload),
                new BulkRoute("PATCH", one, since, this::change),
                new BulkRoute("GET", one, since, this::read),
                new BulkRoute("DELETE", one, since, this::delete),
                new BulkRoute(
                        "GET",
                        one + "/successfulResults",
                        since,
                        results(run -> run.results().savedRows())),
                new BulkRoute(
                        "GET",
                        one + "/failedResults",
                        since,
                        results(run -> run.results().refusedRows())),
                new BulkRoute("GET", one + "/unprocessedrecords", since, results(IngestRun::unprocessedRows)));
    }
}
