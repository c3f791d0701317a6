package io.sfsdk.bulk;

import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.module.ApiModule;
import io.sfsdk.module.ApiParts;
import io.sfsdk.soql.SoqlFeature;
import io.sfsdk.strategy.ApiCost;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.Need;
import io.sfsdk.write.WriterProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Salesforce's Bulk API 2.0 over a transport that logs in and retries. Immutable and safe to share.
 *
 * <p>Every method that calls the org throws {@link io.sfsdk.error.ApiException} when the org refuses, {@link
 * io.sfsdk.error.TransportException} when no answer came and {@link io.sfsdk.error.ProtocolException} when the answer is not of
 * the promised shape or its counts do not add up.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0.htm">Bulk API 2.0
 *     Developer Guide</a>
 */
public final class BulkApi {
    static final String API = "Bulk";

    /** One tells whether jobs can read the fields, one how to read the results. */
    private static final int DESCRIBES = 2;

    private static final Set<Need> NOT_READ = notRead();

    private final BulkParts parts;
    private final JobPace pace;
    private final QuerySizes sizes;
    private final BulkRecordWriter writer;
    private final BulkRecordSource source;

    BulkApi(BulkParts parts, JobPace pace, WriterProfile jobs, QuerySizes sizes) {
        this.parts = parts;
        this.pace = pace;
        this.sizes = sizes;
        this.writer = new BulkRecordWriter(parts, jobs, null);
        this.source = new BulkRecordSource(parts, sizes, parts.polymorphism().schemas(), false);
    }

    /**
     * An API with stated defaults.
     *
     * @param transport adds credentials, resolves paths against the org's instance and retries what is repeatable
     */
    public static BulkApiBuilder builder(HttpTransport transport) {
        return new BulkApiBuilder(transport);
    }

    /** For {@code SalesforceClient.builder(login).with(BulkApi.module())}: from then on the client's strategy may choose Bulk. */
    public static ApiModule<BulkApi> module() {
        return module(settings -> settings);
    }

    /** The same with settings of its own, over those of the client: {@code module(bulk -> bulk.jobsOf(5_000, 10_000_000))}. */
    public static ApiModule<BulkApi> module(UnaryOperator<BulkApiBuilder> settings) {
        return org -> settings.apply(builder(org.transport())
                        .version(org.version())
                        .schemas(org.schemas())
                        .retry(org.retry())
                        .budget(org.repeating().budget())
                        .time(org.clock(), org.sleeper())
                        .random(org.random())
                        .account(org.account()))
                .build()
                .parts();
    }

    private ApiParts<BulkApi> parts() {
        int recordsOfAJob = writer.profile().maxRecords();
        PollPolicy polling = parts.poller().policy();
        int describes = parts.polymorphism().schemas() == null ? 0 : DESCRIBES;
        ApiCost reading = new QueryCost(polling, pace, parts.quotas(), describes);
        ApiCost writing = new IngestCost(polling, pace, parts.quotas());
        return ApiParts.of(this)
                .reading(source.abandoning(), ApiOption.jobs(API, sizes.downloadSize(), reading, NOT_READ))
                .writing(writer, ApiOption.jobs(API, recordsOfAJob, writing, Set.of()));
    }

    private static Set<Need> notRead() {
        return Stream.concat(
                        Arrays.stream(SoqlFeature.values()).map(Need::of),
                        Stream.of(Need.COMPOUND_FIELDS, Need.BASE64_FIELDS))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Writes records, one ingest job a call. */
    public BulkRecordWriter writer() {
        return writer;
    }

    /** Reads records, one query job a query. */
    public BulkRecordSource source() {
        return source;
    }

    /** Ingest jobs step by step. */
    public IngestJobs ingest() {
        return new IngestJobs(parts);
    }

    /**
     * What the day has left of ingest batches, query jobs and megabytes of query results, as far as the user may know; asks the org.
     */
    public List<BulkQuota> quotas() {
        return parts.quotas().read().all();
    }

    /** The version in use. */
    public ApiVersion version() {
        return parts.calls().version();
    }
}
