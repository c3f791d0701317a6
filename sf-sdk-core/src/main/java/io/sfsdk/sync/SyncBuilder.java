package io.sfsdk.sync;

import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sets up an {@link IncrementalSync}. Needed are {@link #sobject}, {@link #fields}, a start and a handler; everything else has
 * the default its method names. Not for concurrent use.
 */
public final class SyncBuilder {
    private final RecordSource source;
    private final ReplicationLog log;
    private final WatermarkStore store;
    private @Nullable String sobject;
    private @Nullable String name;
    private @Nullable String condition;
    private List<String> fields = List.of();
    private SyncCursor cursor = SyncCursor.SYSTEM_MODSTAMP;
    private final List<MergedParents> mergedParents = new ArrayList<>();
    private boolean includeDeleted = true;
    private boolean isDeleteLogRead = true;
    private @Nullable Reconciler reconciler;
    private @Nullable UnaryOperator<Instant> start;
    private Duration skewAllowance = Fence.SKEW_ALLOWANCE;
    private Duration commitLag = Fence.COMMIT_LAG;
    private boolean isLogAsked = true;
    private Duration overlap = Duration.ofMinutes(10);
    private int ledgerCapacity = 10_000;
    private RetryPolicy retry = RetryPolicy.standard();
    private Sleeper sleeper = Sleeper.system();
    private RandomGenerator random = new Random();
    private InstantSource clock = InstantSource.system();
    private @Nullable IsolatingHandler handler;
    private boolean isIsolating;
    private @Nullable DeadLetterSink deadLetters;
    private double minSuccessRate;
    private Recipe recipe = new Recipe(null);
    private @Nullable OwnWrites ownWrites;
    private @Nullable RowRoutes routes;
    private int sliceSize = RowRoutes.SLICE_SIZE;
    private int maxCalls = Integer.MAX_VALUE;
    private FieldSettings fieldSettings = FieldSettings.standard();
    private Set<Countermeasure> off = EnumSet.noneOf(Countermeasure.class);

    SyncBuilder(RecordSource source, ReplicationLog log, WatermarkStore store) {
        this.source = source;
        this.log = log;
        this.store = store;
    }

    /** What to sync, by its API name. */
    public SyncBuilder sobject(String apiName) {
        this.sobject = apiName;
        return this;
    }

    /** What to select, by API name; parents as {@code Account.Name}. {@code Id} and {@code SystemModstamp} come in any case. */
    public SyncBuilder fields(String... apiNames) {
        this.fields = List.of(apiNames);
        this.fieldSettings = fieldSettings.all(false);
        return this;
    }

    /**
     * Selects all fields that the user may read, in each run those there are then; compound ones by their parts, blobs not at all.
     * Needs {@link #schema}.
     */
    public SyncBuilder allFields() {
        this.fields = List.of();
        this.fieldSettings = fieldSettings.all(true);
        return this;
    }

    /**
     * Watches the object's fields: each run asks what there are, which costs a call. One that is new, or was added here, is brought
     * for old records too; one that is no longer there is reported and left out. Without it a removed field fails the run, and a new
     * one comes with records as they change.
     */
    public SyncBuilder schema(SchemaSource schemas) {
        this.fieldSettings = fieldSettings.watching(schemas);
        return this;
    }

    /**
     * Ends a run before it reads if a field it selects is no longer there, be it removed or hidden from the user. Default: it is
     * reported in {@link SyncSummary#fields}, and the run goes on without it.
     */
    public SyncBuilder stoppingAtLostFields() {
        this.fieldSettings = fieldSettings.stoppingAtLoss();
        return this;
    }

    /**
     * Most fields that one query names. Records with more are read in parts and joined only where the parts are of one version.
     * Default: 1,000, or fewer where names are long; less for an org that finds queries of many formulas too complicated.
     */
    public SyncBuilder fieldsPerQuery(int most) {
        this.fieldSettings = fieldSettings.withPerQuery(most);
        return this;
    }

    /**
     * How many pages of old records one run reads again for new fields, after its window; the next run goes on behind them. Default:
     * 100. With 0, and where {@link #only} one kind of change is read, old records stay without a new field.
     */
    public SyncBuilder backfillPagesPerRun(int pages) {
        this.fieldSettings = fieldSettings.withRereadPages(pages);
        return this;
    }

    /**
     * Does not hand on a record of which only the stamp moved, as after maintenance that touches millions. Remembers by hash the
     * content that so many records were last delivered with; one that it has no room for is handed on. Where records reach the
     * host by another way as well, call {@link IncrementalSync#forgetContents} after it; a record's stamp at the host may be older than
     * in the org. Default: each stamp is handed on.
     *
     * @param rows 21 characters each in the store, in entries of 10,000 rows
     */
    public SyncBuilder suppressUnchanged(int rows) {
        this.fieldSettings = fieldSettings.withRemembered(rows);
        return this;
    }

    /** Tells this sync's position from others in the same store. Default: the sObject's name. */
    public SyncBuilder name(String syncName) {
        this.name = syncName;
        return this;
    }

    /**
     * Syncs only what meets a condition. It is put into the query as it is, so it must be a constant of the program and never hold
     * input. A record that ceases to meet it is not reported as deleted.
     */
    public SyncBuilder whereConstantSoql(String constantCondition) {
        this.condition = constantCondition;
        return this;
    }

    /**
     * Finds changes by another field, for objects without {@code SystemModstamp}. Each summary then warns of what it does not see.
     * Default: {@code SystemModstamp}.
     */
    public SyncBuilder cursor(SyncCursor field) {
        this.cursor = field;
        return this;
    }

    /**
     * Reads records again whose parent lost a merge, which costs a call a run: for orgs where being given another parent does not
     * move a record's stamp. Whether it does is documented nowhere and was not observed by us. Default: none.
     *
     * @param parentSobject which can be merged, for example {@code Account}
     * @param referenceField of this sync's object, for example {@code AccountId}
     */
    public SyncBuilder rereadAfterMergesOf(String parentSobject, String referenceField) {
        this.mergedParents.add(new MergedParents(parentSobject, referenceField));
        return this;
    }

    /**
     * Does not read the org's delete log, which costs a call a run: records that leave the recycle bin between two runs stay in the
     * copy.
     */
    public SyncBuilder ignoringDeleteLog() {
        this.isDeleteLogRead = false;
        return this;
    }

    /**
     * Has the copy compared where the org's delete log no longer tells what was deleted. Default: none, and a run that meets such a
     * gap ends partial and says what to do.
     */
    public SyncBuilder reconcileWith(Reconciler comparison) {
        this.reconciler = comparison;
        return this;
    }

    /** Does not ask for deleted records: for objects without {@code IsDeleted}, such as User, or hosts that keep everything. */
    public SyncBuilder ignoringDeletes() {
        this.includeDeleted = false;
        return this;
    }

    /**
     * Syncs only new records, only modified ones, or only deletions. Its position is its own, so that it may stand beside a sync of all
     * and syncs of the other kinds: the default name ends in the kind. Default: all.
     */
    public SyncBuilder only(ChangeKind wanted) {
        this.recipe = new Recipe(wanted);
        return this;
    }

    /**
     * Leaves out the changes that this integration made itself. They count as delivered; {@link OwnWrites#recognised()} tells how many
     * there were. Default: all are handed on.
     */
    public SyncBuilder withoutOwnWrites(OwnWrites own) {
        this.ownWrites = own;
        return this;
    }

    /** A sync without a position begins with the first record there is. */
    public SyncBuilder fromBeginning() {
        return from(Instant.EPOCH);
    }

    /** A sync without a position begins with versions stamped at {@code moment}, in the org's time. */
    public SyncBuilder from(Instant moment) {
        this.start = until -> moment.truncatedTo(ChronoUnit.SECONDS);
        return this;
    }

    /** A sync without a position begins at the end of closed time: what there is already is not delivered. */
    public SyncBuilder fromNow() {
        this.start = until -> until;
        return this;
    }

    /** How far the clocks of the org's nodes may be apart. Default: 30 seconds. */
    public SyncBuilder skewAllowance(Duration allowance) {
        this.skewAllowance = allowance;
        return this;
    }

    /**
     * How long a transaction may last that writes this object; used where the org does not say up to when its change log is
     * complete. Default: 600 seconds, since an Apex transaction may take ten minutes.
     */
    public SyncBuilder commitLag(Duration lag) {
        this.commitLag = lag;
        return this;
    }

    /** Never asks the org up to when its change log is complete: every window ends {@link #commitLag} before now. */
    public SyncBuilder fenceByLagOnly() {
        this.isLogAsked = false;
        return this;
    }

    /**
     * How far behind its positions each run reads again, to find what became visible after the reader had passed, deletions in the
     * org's delete log among it. Zero switches the
     * audit off. Default: ten minutes, the longest Apex transaction: should the fence not have seen one, the audit does. A busy
     * object pays with a page for each 2,000 records of that time in every run.
     */
    public SyncBuilder overlap(Duration time) {
        this.overlap = time;
        return this;
    }

    /**
     * How many delivered versions the audit remembers; those it forgets are delivered again while they are in the overlap. Default:
     * 10,000, which are 220 kB in the store.
     */
    public SyncBuilder ledgerCapacity(int versions) {
        this.ledgerCapacity = versions;
        return this;
    }

    /**
     * How many API calls one run may make, without the retries of the layers below and the login. Then the run stops with a {@link
     * SyncOutcome.StoppedForBudget}, and the next goes on where it stopped. A run needs two calls for its fence, up to four to
     * look where the last one stopped, two queries, and those pages of the {@link #overlap} that it re-reads, before it gets any
     * further: with less it stops in the same place each time. Default: no limit but the org's.
     */
    public SyncBuilder maxCalls(int calls) {
        this.maxCalls = calls;
        return this;
    }

    /** How often and how long to ask again without progress when a page is lost. Default: {@link RetryPolicy#standard()}. */
    public SyncBuilder retry(RetryPolicy policy) {
        this.retry = policy;
        return this;
    }

    /** Hands changes over by the page. */
    public SyncBuilder to(ChangeHandler pageHandler) {
        this.handler = page -> {
            pageHandler.handle(page);
            return PageResult.accepted();
        };
        this.isIsolating = false;
        return this;
    }

    /** Hands changes over by the page, and what the handler could not take to {@code sink} before the position moves. */
    public SyncBuilder to(IsolatingHandler pageHandler, DeadLetterSink sink) {
        this.handler = pageHandler;
        this.deadLetters = sink;
        this.isIsolating = true;
        return this;
    }

    /**
     * Of each page, the share the handler must take for the page to be accepted; else the run stops, nothing of the page goes to the
     * dead letters, and it comes again. From 0 to 1. Default: 0, every failed change becomes a dead letter.
     */
    public SyncBuilder minSuccessRate(double share) {
        this.minSuccessRate = share;
        return this;
    }

    /** Waits and measures waiting by these; a window's end is the org's time and never theirs. */
    public SyncBuilder time(InstantSource instants, Sleeper waiting, RandomGenerator jitter) {
        this.clock = instants;
        this.sleeper = waiting;
        this.random = jitter;
        return this;
    }

    /**
     * Reads the rows of each window from a source that need not keep order, for example a Bulk query: in half-open slices of closed
     * time. A slice is one unit: the position moves to its end when all of it was accepted, so a crash repeats at most a slice.
     * Rows of a slice come in no order; slices follow each other. Everything else still goes through the ordered source. Default:
     * the ordered source alone.
     */
    public SyncBuilder inSlices(RecordSource unordered) {
        this.routes = RowRoutes.always(unordered, orderedOption());
        return this;
    }

    /**
     * Lets a strategy choose for each run, before its first page, whether rows come from the ordered source or, in slices, from one of
     * these; costs a call that counts them. A client's syncs have the client's.
     *
     * @param others by what the strategy is told of them
     */
    public SyncBuilder routes(ApiStrategy strategy, Map<ApiOption, RecordSource> others) {
        this.routes = others.isEmpty() ? null : new RowRoutes(strategy, orderedOption(), others, sliceSize);
        return this;
    }

    /** Records wanted in one slice; its span of time is adapted to it. Default: 250,000. */
    public SyncBuilder sliceSize(int records) {
        this.sliceSize = records;
        return this;
    }

    private ApiOption orderedOption() {
        return ApiOption.calls(source.profile().api(), source.profile().pageSize());
    }

    /** For tests of this package: see {@link Countermeasure}. */
    SyncBuilder without(Countermeasure... switchedOff) {
        this.off = EnumSet.noneOf(Countermeasure.class);
        this.off.addAll(List.of(switchedOff));
        return this;
    }

    /**
     * Checks everything.
     *
     * @throws IllegalStateException if something needed is missing, a value is out of range, or the source does not keep order
     */
    public IncrementalSync build() {
        checkSource();
        return new IncrementalSync(
                setup(needed(start, "a start: from(..), fromBeginning() or fromNow()"), minSuccessRate), maxCalls);
    }

    /**
     * The lossy pattern of {@link LiteralSync}, for those who migrate.
     *
     * @throws IllegalStateException as {@link #build()}; but it needs no start
     */
    public LiteralSync buildLiteral() {
        if (fieldSettings.isAll()) {
            throw new IllegalStateException("the literal mode needs fields(..)");
        }
        return new LiteralSync(setup(start == null ? until -> until : start, 0), minSuccessRate);
    }

    private SyncSetup setup(UnaryOperator<Instant> begin, double pageSuccessRate) {
        checkRanges();
        String type = needed(sobject, "sobject(..)");
        String title = name == null ? recipe.title(type) : name;
        boolean areDeletedRead = recipe.readsDeleted(includeDeleted);
        return new SyncSetup(
                source,
                log,
                store,
                title,
                recipe.selection(new Selection(type, fields, condition, cursor.field())),
                cursor,
                List.copyOf(mergedParents),
                areDeletedRead,
                begin,
                new FencePlanner(skewAllowance, commitLag, isLogAsked, !off.contains(Countermeasure.FENCE)),
                overlap,
                ledgerCapacity,
                patience(),
                delivery(title, pageSuccessRate),
                areDeletedRead && isDeleteLogRead,
                reconciler,
                recipe.fields(fieldSettings),
                routes == null ? null : routes.ofSize(sliceSize),
                Set.copyOf(off));
    }

    private IsolatingHandler filtered(IsolatingHandler given) {
        OwnWrites own = ownWrites;
        IsolatingHandler ofForeign = own == null ? given : new FilteredHandler(given, own::isForeign);
        return recipe.handler(ofForeign);
    }

    private Supplier<Patience> patience() {
        RetryPolicy policy = retry;
        Sleeper waiting = sleeper;
        RandomGenerator jitter = random;
        InstantSource time = clock;
        return () -> new Patience(policy, waiting, jitter, time);
    }

    private Delivery delivery(String title, double pageSuccessRate) {
        DeadLetterSink sink = isIsolating ? deadLetters : null;
        return new Delivery(
                new PageHandover(
                        "sync/" + title, filtered(needed(handler, "a handler: to(..)")), sink, pageSuccessRate, clock),
                null);
    }

    private void checkSource() {
        if (!source.profile().ordered()) {
            throw new IllegalStateException(source.profile().api()
                    + " does not keep the order of a query, and this sync's positions rest on it; give it a"
                    + " REST source, and this one by inSlices(..)");
        }
    }

    private void checkRanges() {
        if (fields.isEmpty() && !fieldSettings.isAll()) {
            throw new IllegalStateException("a sync needs fields(..) or allFields()");
        }
        fieldSettings.check();
        if (overlap.isNegative() || ledgerCapacity < 1) {
            throw new IllegalStateException(
                    "overlap must not be negative and the ledger must hold at least one version");
        }
        if (ownWrites != null
                && ownWrites.needsUser()
                && !fieldSettings.isAll()
                && fields.stream().noneMatch("LastModifiedById"::equalsIgnoreCase)) {
            throw new IllegalStateException("to recognise own writes by their user, select LastModifiedById");
        }
        if (sliceSize < 1) {
            throw new IllegalStateException("a slice wants records, got sliceSize " + sliceSize);
        }
        if (maxCalls < 1) {
            throw new IllegalStateException("a run needs calls to make, got maxCalls " + maxCalls);
        }
        if (!(minSuccessRate >= 0 && minSuccessRate <= 1)) {
            throw new IllegalStateException("the success rate is a share from 0 to 1, got " + minSuccessRate);
        }
    }

    private static <T> T needed(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("a sync needs " + what);
        }
        return value;
    }
}
