package io.sfsdk;

import io.sfsdk.auth.TokenSource;
import io.sfsdk.batch.Redrive;
import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.ApiBudget;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.mirror.Mirror;
import io.sfsdk.mirror.MirrorBuilder;
import io.sfsdk.module.ApiModule;
import io.sfsdk.module.ApiParts;
import io.sfsdk.preflight.Preflight;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.reconcile.Reconciliation;
import io.sfsdk.reconcile.ReconciliationBuilder;
import io.sfsdk.rest.Limit;
import io.sfsdk.rest.RestApi;
import io.sfsdk.rest.RestApiBuilder;
import io.sfsdk.rest.RestRecords;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.soap.SoapApi;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.CallPace;
import io.sfsdk.strategy.Volume;
import io.sfsdk.strategy.Workload;
import io.sfsdk.sync.ChangeKind;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.SyncBuilder;
import io.sfsdk.watermark.WatermarkStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One org, as one user of it: queries, single records, and the jobs that move many.
 *
 * <p>Logs in with its first call and again whenever the org wants it. Every call blocks; {@link #async} runs the same calls on an
 * executor. Safe to share; what a method returns is not, unless it says so.
 */
public final class SalesforceClient implements AutoCloseable {
    private static final Duration LOGIN_PATIENCE = Duration.ofMinutes(2);

    private final Builder built;
    private final @Nullable JdkHttpTransport ownTransport;
    private final ClientWire wire;
    private final ClientApis apis;
    private final Queue<ApiParts<?>> ends = new ConcurrentLinkedQueue<>();

    private SalesforceClient(Builder built) {
        JdkHttpTransport own = built.transport == null ? JdkHttpTransport.create() : null;
        this.built = built;
        this.ownTransport = own;
        this.wire = ClientWire.over(
                own == null ? Objects.requireNonNull(built.transport) : own,
                built.login,
                built.retry,
                built.waiting,
                built.budget);
        this.apis = ClientApis.of(built, wire, built.budget == null ? null : built.budget.account("client"));
    }

    private SalesforceClient(SalesforceClient same, BudgetAccount account) {
        this.built = same.built;
        this.ownTransport = null;
        this.wire = same.wire;
        this.apis = ClientApis.of(built, wire, account);
    }

    /**
     * Starts with the way to log in, for example {@link io.sfsdk.auth.JwtBearer}. {@code build()} calls nothing yet.
     *
     * @param login used whenever a token is needed, by one thread at a time
     */
    public static Builder builder(TokenSource login) {
        return new Builder(login);
    }

    /** Single records of one object, by API name. */
    public RestRecords records(String sobject) {
        return apis.rest().records(sobject);
    }

    /**
     * Runs a query that has no values of its own.
     *
     * @param constantSoql a constant of the program; values go into {@link #query(String, Map)}
     */
    public RecordCursor query(String constantSoql) {
        return query(Soql.text(constantSoql));
    }

    /**
     * Runs a query with values.
     *
     * @param template SOQL with named binds, {@code WHERE Industry = :industry}
     * @param binds a value a name; quoted as their types need, so they cannot change the query
     * @throws IllegalArgumentException if a bind has no value or a value no bind
     */
    public RecordCursor query(String template, Map<String, ?> binds) {
        return query(Soql.bind(template, binds));
    }

    /** Runs a query; its first page has been read when this returns. The caller closes the cursor. */
    public RecordCursor query(SoqlQuery query) {
        return apis.rest().query(query);
    }

    /** A job that writes any number of records of one object: {@code batch("Contact").insert()}. */
    public BatchTarget batch(String sobject) {
        return new BatchTarget(this, sobject, Volume.unknown());
    }

    /** Drives dead letters again: those of write jobs to this org. */
    public Redrive.Builder redrive(DeadLetterStore letters) {
        return Redrive.builder(letters)
                .writer(apis.rest().writer())
                .resolver(apis.rest().resolver())
                .clock(waiting().clock())
                .sleeper(waiting().sleeper())
                .random(waiting().random());
    }

    /**
     * A job that reads what changed in one object since its last run.
     *
     * @param positions where the job remembers how far it came
     */
    public SyncBuilder sync(String sobject, WatermarkStore positions) {
        return IncrementalSync.builder(apis.rest().source(), apis.rest().replicationLog(), positions)
                .sobject(sobject)
                .schema(apis.schemas())
                .routes(routes().strategy(), routes().unordered())
                .time(waiting().clock(), waiting().sleeper(), waiting().random());
    }

    /** A job that reads each new record of one object once: {@code onNew("Lead", positions).fields("Name").fromNow().to(..)}. */
    public SyncBuilder onNew(String sobject, WatermarkStore positions) {
        return sync(sobject, positions).only(ChangeKind.NEW);
    }

    /** A job that reads the records of one object that were changed after they were created. */
    public SyncBuilder onModified(String sobject, WatermarkStore positions) {
        return sync(sobject, positions).only(ChangeKind.MODIFIED);
    }

    /** A job that reads the records of one object that were deleted, with their last fields. */
    public SyncBuilder onDeleted(String sobject, WatermarkStore positions) {
        return sync(sobject, positions).only(ChangeKind.DELETED);
    }

    /**
     * A job that compares a copy of one object with the org and repairs it.
     *
     * @param positions where the job remembers how far it came
     */
    public ReconciliationBuilder reconcile(String sobject, WatermarkStore positions) {
        return Reconciliation.builder(apis.rest().source(), apis.rest().replicationLog(), positions)
                .sobject(sobject)
                .time(waiting().clock());
    }

    /**
     * Keeps a copy equal to an object by its change events, begun and mended by queries: {@code mirror("Account", positions).into(table)
     * .following(() -> client.events("/data/AccountChangeEvent").replay(positions)).build().run()}.
     *
     * @param positions where it remembers how far it came
     */
    public MirrorBuilder mirror(String sobject, WatermarkStore positions) {
        return Mirror.builder(apis.rest().source(), apis.rest().replicationLog(), apis.schemas(), positions)
                .sobject(sobject)
                .syncs(sync -> sync.routes(routes().strategy(), routes().unordered())
                        .time(waiting().clock(), waiting().sleeper(), waiting().random()))
                .reconciliations(reconciliation -> reconciliation.time(waiting().clock()))
                .waiting(waiting().sleeper());
    }

    /**
     * A job that receives the events of a channel as long as it is left alone: {@code
     * events("/event/Order__e").replay(positions).handle(event -> ..).run()}.
     */
    public EventTarget events(String channel) {
        return new EventTarget(this, channel, null);
    }

    /** Which API this client would use for some work, why, and what it would cost. Calls nothing. */
    public ApiChoice plan(Workload work) {
        return apis.routes().plan(work);
    }

    /**
     * What the client's strategy chooses to read some work from: {@code client.source(Workload.read("Account").of(50_000))}. May log in,
     * and calls nothing else.
     */
    public RecordSource source(Workload work) {
        return apis.routes().source(apis.routes().decide(work).option());
    }

    /**
     * This client with another account to pay for its calls and jobs. Shares the session and the connections, which end when the
     * client itself is closed.
     *
     * @throws IllegalArgumentException if the account is of another budget than this client's
     */
    public SalesforceClient spending(BudgetAccount account) {
        if (wire.budget() != account.budget()) {
            throw new IllegalArgumentException(
                    "build the client with the budget of that account: builder(login).budget(budget)");
        }
        return new SalesforceClient(this, account);
    }

    /**
     * Asks the org for its allocations, a call of its own, and tells them to the budget. Needs the permission View Setup and
     * Configuration.
     *
     * @return all that the org names
     */
    public Map<String, Limit> limits() {
        Map<String, Limit> limits = apis.rest().limits();
        ApiBudget budget = wire.budget();
        if (budget != null) {
            limits.forEach((key, limit) -> Allocation.of(key)
                    .ifPresent(allocation -> budget.heard(allocation, limit.max(), limit.remaining())));
        }
        return limits;
    }

    /**
     * The API that a module brought: {@code client.api(BulkApi.class)}.
     *
     * @throws IllegalStateException if the client was built without it
     */
    public <A> A api(Class<A> type) {
        return apis.routes().api(type);
    }

    /** Checks login, org, permissions and settings before jobs run. */
    public Preflight preflight() {
        return new Preflight(
                apis.rest(),
                built.login,
                () -> wire.tokens().current(LOGIN_PATIENCE),
                wire.tracking().orgClock());
    }

    /** The REST API itself, for all that has no place of its own here. */
    public RestApi rest() {
        return apis.rest();
    }

    /** The SOAP API itself, over the same session; not for tokens in JWT form. */
    public SoapApi soap() {
        return apis.soap();
    }

    /** Calls of the last 24 hours and their limit, as recent answers tell; empty before the first. */
    public Optional<ApiUsage> usage() {
        return wire.tracking().usage();
    }

    /** This client with futures: {@code async(executor).call(org -> org.records("Account").create(record))}. */
    public AsyncView async(Executor executor) {
        return new AsyncView(this, executor);
    }

    /** Ends the connections. A transport that was given to the builder is left to whoever made it. */
    @Override
    public void close() {
        apis.routes().close();
        ends.forEach(ApiParts::close);
        if (ownTransport != null) {
            ownTransport.close();
        }
    }

    Routes routes() {
        return apis.routes();
    }

    /** Connects a module for one job; its connections end with the client. */
    ApiParts<?> connect(ApiModule<?> module) {
        ApiParts<?> parts = module.connect(apis.access());
        if (parts.hasConnections()) {
            ends.add(parts);
        }
        return parts;
    }

    Waiting waiting() {
        return built.waiting;
    }

    /** Time and chance, as all parts of one client see them. */
    record Waiting(Clock clock, Sleeper sleeper, RandomGenerator random) {}

    /** Choices for a {@link SalesforceClient}; each has a default. Takes built parts, not their settings. */
    public static final class Builder {
        private final TokenSource login;
        private @Nullable HttpTransport transport;
        private @Nullable ApiBudget budget;
        private RetryPolicy retry = RetryPolicy.standard();
        private ApiStrategy strategy = ApiStrategy.byVolume();
        private CallPace pace = CallPace.standard();
        private Waiting waiting = new Waiting(Clock.systemUTC(), Sleeper.system(), new SecureRandom());
        private UnaryOperator<RestApiBuilder> restSettings = UnaryOperator.identity();
        private final List<ApiModule<?>> modules = new ArrayList<>();

        private Builder(TokenSource login) {
            this.login = login;
        }

        /** Carries the calls, without credentials or retries. Default: {@link JdkHttpTransport#create()}. */
        public Builder transport(HttpTransport given) {
            this.transport = given;
            return this;
        }

        /** For calls that may be repeated. Default: {@link RetryPolicy#standard()}. */
        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        /** One more API, which the strategy may choose from now on: {@code with(BulkApi.module())}. Default: REST alone. */
        public Builder with(ApiModule<?> module) {
            modules.add(module);
            return this;
        }

        /**
         * Bounds what this client may spend of the org's allocations. Its calls are paid for by the account {@code client}, or by that
         * of {@link SalesforceClient#spending}. Give the same one to all clients of the org. Default: nobody counts.
         */
        public Builder budget(ApiBudget given) {
            this.budget = given;
            return this;
        }

        /** Chooses the API of each job. Default: {@link ApiStrategy#byVolume()}. */
        public Builder strategy(ApiStrategy given) {
            this.strategy = given;
            return this;
        }

        /** How fast the org answers calls, for the estimates of plans. Default: {@link CallPace#standard()}. */
        public Builder pace(CallPace given) {
            this.pace = given;
            return this;
        }

        /** Adjusts the REST API: {@code rest(api -> api.version(ApiVersion.of("67.0")))}. */
        public Builder rest(UnaryOperator<RestApiBuilder> settings) {
            this.restSettings = settings;
            return this;
        }

        /**
         * Time and chance for pauses, deadlines and jitter; the org's own clock decides what is synced. Defaults: the system's
         * clock, real waiting, a secure random.
         */
        public Builder time(Clock clock, Sleeper sleeper, RandomGenerator random) {
            this.waiting = new Waiting(clock, sleeper, random);
            return this;
        }

        UnaryOperator<RestApiBuilder> restSettings() {
            return restSettings;
        }

        List<ApiModule<?>> modules() {
            return modules;
        }

        ApiStrategy strategy() {
            return strategy;
        }

        CallPace pace() {
            return pace;
        }

        public SalesforceClient build() {
            return new SalesforceClient(this);
        }
    }
}
