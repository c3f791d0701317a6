package io.sfsdk.bulk;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.BodyRetry;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.write.WriterProfile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link BulkApi}. Used by one thread. */
public final class BulkApiBuilder {
    /** Columns of query results in the order of the SELECT are there from 50 on, conditional describes from 52. */
    private static final int OLDEST_VERSION = 52;

    /** The org takes 150 MB after it has written the file as base64; Salesforce's advice is to stay below this. */
    private static final long MOST_BYTES = 100_000_000;

    private static final long STANDARD_BYTES = 50_000_000;
    private static final int STANDARD_MEMORY = 1 << 20;
    private static final Pattern CLIENT = Pattern.compile("[\\w./-]{1,64}");

    private final HttpTransport transport;
    private ApiVersion version = ApiVersion.standard();
    private String client = "sf-sdk";
    private BulkTimeouts timeouts = BulkTimeouts.standard();
    private PollPolicy polling = PollPolicy.standard();
    private JobPace pace = JobPace.standard();
    private RetryPolicy retry = RetryPolicy.standard();
    private RetryBudget budget = RetryBudget.standard();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    private RandomGenerator random = new Random();
    private @Nullable SchemaSource schemas;
    private @Nullable Path spoolFolder;
    private int memory = STANDARD_MEMORY;
    private int recordsOfAJob = BulkRecordWriter.BATCH;
    private long bytesOfAJob = STANDARD_BYTES;
    private Duration quotaValidity = Duration.ofMinutes(15);
    private @Nullable BudgetAccount account;
    private int pageSize = 2_000;
    private int downloadSize = 100_000;

    BulkApiBuilder(HttpTransport transport) {
        this.transport = transport;
    }

    /** Default: {@link ApiVersion#standard()}; at least 52. */
    public BulkApiBuilder version(ApiVersion chosen) {
        if (chosen.number() < OLDEST_VERSION) {
            throw new IllegalArgumentException("this library needs API version 52.0 or newer, got " + chosen);
        }
        this.version = chosen;
        return this;
    }

    /** The name under which the org's logs list the calls; letters, digits, dot, slash and dash. Default: {@code sf-sdk}. */
    public BulkApiBuilder client(String name) {
        if (!CLIENT.matcher(name).matches()) {
            throw new IllegalArgumentException("a client name looks like acme-load/1.0");
        }
        this.client = name;
        return this;
    }

    /** Default: {@link BulkTimeouts#standard()}. */
    public BulkApiBuilder timeouts(BulkTimeouts chosen) {
        this.timeouts = chosen;
        return this;
    }

    /** How a running job is asked for. Default: {@link PollPolicy#standard()}. */
    public BulkApiBuilder polling(PollPolicy chosen) {
        this.polling = chosen;
        return this;
    }

    /** How fast the org works, for the estimates of plans. Default: {@link JobPace#standard()}. */
    public BulkApiBuilder pace(JobPace expected) {
        this.pace = expected;
        return this;
    }

    /**
     * How often a job is made anew that came to nothing, and a download begun again that broke; what fails before is the transport's
     * to retry. Default: {@link RetryPolicy#standard()}.
     */
    public BulkApiBuilder retry(RetryPolicy policy) {
        this.retry = policy;
        return this;
    }

    /** What these retries are paid from. Default: a budget of its own; give the transport's. */
    public BulkApiBuilder budget(RetryBudget shared) {
        this.budget = shared;
        return this;
    }

    /** Time for pauses and deadlines. Default: the system's. */
    public BulkApiBuilder time(Clock chosenClock, Sleeper chosenSleeper) {
        this.clock = chosenClock;
        this.sleeper = chosenSleeper;
        return this;
    }

    /** Source of jitter, shared by all threads. Default: a {@link Random} of its own. */
    public BulkApiBuilder random(RandomGenerator chosen) {
        this.random = chosen;
        return this;
    }

    /**
     * Tells the types of fields: of query results, whose CSV has none, and of parents that an upload names. Default: none; then query
     * results are texts, and parents are written without their type.
     */
    public BulkApiBuilder schemas(SchemaSource source) {
        this.schemas = source;
        return this;
    }

    /**
     * Where uploads wait that are too large for memory; each is removed once it was sent. They hold the records as plain text.
     * Default: the JVM's folder for temporary files.
     */
    public BulkApiBuilder spoolFolder(Path folder) {
        this.spoolFolder = folder;
        return this;
    }

    /** Bytes up to which an upload waits in memory. Default: 1 MiB. */
    public BulkApiBuilder spoolInMemory(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("memory is zero bytes or more, got " + bytes);
        }
        this.memory = bytes;
        return this;
    }

    /**
     * How much {@link BulkApi#writer()} puts into one job.
     *
     * @param records 1 to 150,000; default 10,000, which is one internal batch of the org
     * @param bytes 1 to 100,000,000; default 50,000,000
     */
    public BulkApiBuilder jobsOf(int records, long bytes) {
        if (records < 1 || records > BulkRecordWriter.MOST_RECORDS || bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a job has 1 to " + BulkRecordWriter.MOST_RECORDS + " records and 1 to "
                    + MOST_BYTES + " bytes, got " + records + " and " + bytes);
        }
        this.recordsOfAJob = records;
        this.bytesOfAJob = bytes;
        return this;
    }

    /**
     * Who pays for batches, records, query jobs and megabytes of results. Default: an account of its own that may take all that the
     * org has left; a client's module has that of the client.
     *
     * @param payer null for the default
     */
    public BulkApiBuilder account(@Nullable BudgetAccount payer) {
        this.account = payer;
        return this;
    }

    /**
     * How long the org's word on what the day has left is believed, own jobs taken off: a job that would need more is refused before
     * it begins. Each look costs an API request; a user who may not look works without.
     *
     * @param validity zero for no look; default 15 minutes
     */
    public BulkApiBuilder quotasEvery(Duration validity) {
        if (validity.isNegative()) {
            throw new IllegalArgumentException("a reading is believed for some time or none, got " + validity);
        }
        this.quotaValidity = validity;
        return this;
    }

    /**
     * How query results are read.
     *
     * @param page records that a cursor gives at a time, and that are in memory; default 2,000
     * @param download records of one call to the org at most, of which no more than a page is in memory; default 100,000
     */
    public BulkApiBuilder pagesOf(int page, int download) {
        if (page < 1 || download < 1) {
            throw new IllegalArgumentException("a page has at least one record, got " + page + " and " + download);
        }
        this.pageSize = page;
        this.downloadSize = download;
        return this;
    }

    public BulkApi build() {
        HttpHeaders headers = HttpHeaders.none().with("Sforce-Call-Options", "client=" + client);
        Answers answers = new Answers(transport, new BodyRetry(retry, budget, clock, sleeper, random));
        BulkCalls calls = new BulkCalls(answers, headers, version, timeouts);
        BulkParts parts = new BulkParts(
                calls,
                new Poller(polling, clock, sleeper),
                new Polymorphism(schemas),
                new Quotas(calls, clock, quotaValidity, account),
                folder(),
                memory,
                MOST_BYTES,
                retry,
                budget,
                clock,
                random);
        return new BulkApi(
                parts,
                pace,
                new WriterProfile(BulkApi.API, recordsOfAJob, bytesOfAJob),
                new QuerySizes(pageSize, downloadSize));
    }

    private Path folder() {
        return spoolFolder == null ? Path.of(System.getProperty("java.io.tmpdir")) : spoolFolder;
    }
}
