package io.sfsdk.rest;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.BodyRetry;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Settings of a {@link RestApi}. Used by one thread. */
public final class RestApiBuilder {
    /** Conditional describes, collections with {@code created}, duplicate rule headers: all are there from 52 on. */
    private static final int OLDEST_VERSION = 52;

    private static final int SMALLEST_PAGE = 200;
    private static final int LARGEST_PAGE = 2_000;
    private static final Pattern CLIENT = Pattern.compile("[\\w./-]{1,64}");

    private final HttpTransport transport;
    private ApiVersion version = ApiVersion.standard();
    private String client = "sf-sdk";
    private int pageSize = LARGEST_PAGE;
    private RestTimeouts timeouts = RestTimeouts.standard();
    private RetryPolicy retry = RetryPolicy.standard();
    private RetryBudget budget = RetryBudget.standard();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    private RandomGenerator random = new Random();

    RestApiBuilder(HttpTransport transport) {
        this.transport = transport;
    }

    /** Default: {@link ApiVersion#standard()}; at least 52. */
    public RestApiBuilder version(ApiVersion chosen) {
        if (chosen.number() < OLDEST_VERSION) {
            throw new IllegalArgumentException("this library needs API version 52.0 or newer, got " + chosen);
        }
        this.version = chosen;
        return this;
    }

    /** The name under which the org's logs list the calls; letters, digits, dot, slash and dash. Default: {@code sf-sdk}. */
    public RestApiBuilder client(String name) {
        if (!CLIENT.matcher(name).matches()) {
            throw new IllegalArgumentException("a client name looks like acme-sync/1.0");
        }
        this.client = name;
        return this;
    }

    /** Records of one query page, 200 to 2,000; a wish, the org may send fewer. Default: 2,000. */
    public RestApiBuilder pageSize(int records) {
        if (records < SMALLEST_PAGE || records > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page has 200 to 2000 records, got " + records);
        }
        this.pageSize = records;
        return this;
    }

    /** Default: {@link RestTimeouts#standard()}. */
    public RestApiBuilder timeouts(RestTimeouts chosen) {
        this.timeouts = chosen;
        return this;
    }

    /**
     * How often a read is asked for again whose answer began and then broke off; what fails before is the transport's to retry.
     * Default: {@link RetryPolicy#standard()}.
     */
    public RestApiBuilder retry(RetryPolicy policy) {
        this.retry = policy;
        return this;
    }

    /** What these retries are paid from. Default: a budget of its own; give the transport's. */
    public RestApiBuilder budget(RetryBudget shared) {
        this.budget = shared;
        return this;
    }

    /** Time for pauses and deadlines. Default: the system's. */
    public RestApiBuilder time(Clock chosenClock, Sleeper chosenSleeper) {
        this.clock = chosenClock;
        this.sleeper = chosenSleeper;
        return this;
    }

    /** Source of jitter, shared by all threads. Default: a {@link Random} of its own. */
    public RestApiBuilder random(RandomGenerator chosen) {
        this.random = chosen;
        return this;
    }

    public RestApi build() {
        return new RestApi(this);
    }

    RestCalls calls() {
        HttpHeaders headers = HttpHeaders.none()
                .with("Accept", "application/json")
                .with("Sforce-Call-Options", "client=" + client)
                .with("Sforce-Mru", "updateMru=false");
        BodyRetry bodies = new BodyRetry(retry, budget, clock, sleeper, random);
        return new RestCalls(new Answers(transport, bodies), headers, RequestOptions.none());
    }

    ApiVersion version() {
        return version;
    }

    RestTimeouts timeouts() {
        return timeouts;
    }

    int pageSize() {
        return pageSize;
    }
}
