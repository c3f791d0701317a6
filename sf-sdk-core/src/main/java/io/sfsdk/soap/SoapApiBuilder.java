package io.sfsdk.soap;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.BodyRetry;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link SoapApi}. Used by one thread. */
public final class SoapApiBuilder {
    /** As the REST adapter, so that both see one org. */
    private static final int OLDEST_VERSION = 52;

    private static final int SMALLEST_PAGE = 200;
    private static final int LARGEST_PAGE = 2_000;
    private static final Pattern CLIENT = Pattern.compile("[\\w./-]{1,64}");

    private final HttpTransport transport;
    private ApiVersion version = ApiVersion.standard();
    private String client = "sf-sdk";
    private int pageSize = LARGEST_PAGE;
    private int compressFrom = 8 * 1024;
    private SoapTimeouts timeouts = SoapTimeouts.standard();
    private @Nullable SchemaSource schemas;
    private Consumer<ApiUsage> usage = heard -> {};
    private RetryPolicy retry = RetryPolicy.standard();
    private RetryBudget budget = RetryBudget.standard();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    private RandomGenerator random = new Random();

    SoapApiBuilder(HttpTransport transport) {
        this.transport = transport;
    }

    /** Default: {@link ApiVersion#standard()}; at least 52. */
    public SoapApiBuilder version(ApiVersion chosen) {
        if (chosen.number() < OLDEST_VERSION) {
            throw new IllegalArgumentException("this library needs API version 52.0 or newer, got " + chosen);
        }
        this.version = chosen;
        return this;
    }

    /** The name under which the org's logs list the calls; letters, digits, dot, slash and dash. Default: {@code sf-sdk}. */
    public SoapApiBuilder client(String name) {
        if (!CLIENT.matcher(name).matches()) {
            throw new IllegalArgumentException("a client name looks like acme-sync/1.0");
        }
        this.client = name;
        return this;
    }

    /** Records of one query page, 200 to 2,000; a wish, the org may send fewer. Default: 2,000. */
    public SoapApiBuilder pageSize(int records) {
        if (records < SMALLEST_PAGE || records > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 200 to 2000 records, got " + records);
        }
        this.pageSize = records;
        return this;
    }

    /** Size from which a request is sent compressed, in bytes; {@code Integer.MAX_VALUE} for never. Default: 8 KB. */
    public SoapApiBuilder compressFrom(int bytes) {
        this.compressFrom = bytes;
        return this;
    }

    /** Default: {@link SoapTimeouts#standard()}. */
    public SoapApiBuilder timeouts(SoapTimeouts chosen) {
        this.timeouts = chosen;
        return this;
    }

    /**
     * Who tells of which type a field is, which SOAP's answers do not. Asked once an object, and again for a field that is new.
     * Default: {@code describeSObjects}, one call an object.
     */
    public SoapApiBuilder schemas(SchemaSource source) {
        this.schemas = source;
        return this;
    }

    /**
     * Gets what each answer tells of the day's API requests, on the thread that made the call; {@code
     * UsageTrackingTransport.heard}, for example. Default: nobody.
     */
    public SoapApiBuilder usage(Consumer<ApiUsage> listener) {
        this.usage = listener;
        return this;
    }

    /**
     * How often a read is asked for again whose answer began and then broke off; what fails before is the transport's to retry.
     * Default: {@link RetryPolicy#standard()}.
     */
    public SoapApiBuilder retry(RetryPolicy policy) {
        this.retry = policy;
        return this;
    }

    /** What these retries are paid from. Default: a budget of its own; give the transport's. */
    public SoapApiBuilder budget(RetryBudget shared) {
        this.budget = shared;
        return this;
    }

    /** Time for pauses and deadlines. Default: the system's. */
    public SoapApiBuilder time(Clock chosenClock, Sleeper chosenSleeper) {
        this.clock = chosenClock;
        this.sleeper = chosenSleeper;
        return this;
    }

    /** Source of jitter, shared by all threads. Default: a {@link Random} of its own. */
    public SoapApiBuilder random(RandomGenerator chosen) {
        this.random = chosen;
        return this;
    }

    public SoapApi build() {
        Answers answers =
                new Answers(transport, new BodyRetry(retry, budget, clock, sleeper, random), SoapFaults::refusal);
        SoapCalls calls = new SoapCalls(
                answers, new Envelope(version, client, pageSize, compressFrom), SoapOptions.none(), usage);
        SchemaSource source = schemas == null ? new SoapSchemaSource(new Describes(calls, timeouts.other())) : schemas;
        return new SoapApi(calls, new FieldKinds(source), source, pageSize, timeouts);
    }
}
