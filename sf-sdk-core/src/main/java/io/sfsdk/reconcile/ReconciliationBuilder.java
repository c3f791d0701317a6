package io.sfsdk.reconcile;

import io.sfsdk.copy.TargetIndex;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.soql.Soql;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.IsolatingHandler;
import io.sfsdk.sync.PageHandover;
import io.sfsdk.sync.PageResult;
import io.sfsdk.watermark.WatermarkStore;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a {@link Reconciliation}. Needed are {@link #sobject}, {@link #fields}, {@link #against} and a handler; everything else has
 * the default its method names. Not for concurrent use.
 */
public final class ReconciliationBuilder {
    private final RecordSource source;
    private final ReplicationLog log;
    private final WatermarkStore store;
    private @Nullable String sobject;
    private @Nullable String name;
    private @Nullable String condition;
    private List<String> fields = List.of();
    private boolean hasStamps = true;
    private boolean hasRecycleBin = true;
    private Depth depth = Depth.STAMPS;
    private @Nullable TargetIndex index;
    private @Nullable IsolatingHandler handler;
    private @Nullable DeadLetterSink deadLetters;
    private InstantSource clock = InstantSource.system();
    private int rangeSize = 20_000;
    private int maxCalls = Integer.MAX_VALUE;
    private long maxGone = 1_000;
    private Set<Safeguard> off = EnumSet.noneOf(Safeguard.class);

    ReconciliationBuilder(RecordSource source, ReplicationLog log, WatermarkStore store) {
        this.source = source;
        this.log = log;
        this.store = store;
    }

    /** What to compare, by its API name. */
    public ReconciliationBuilder sobject(String apiName) {
        this.sobject = apiName;
        return this;
    }

    /** What repairs bring, by API name and parents as {@code Owner.Name}; and what contents are compared by, in this order. */
    public ReconciliationBuilder fields(String... apiNames) {
        return fields(List.of(apiNames));
    }

    /** As {@link #fields(String...)}; for a target that tells its own. */
    public ReconciliationBuilder fields(List<String> apiNames) {
        this.fields = List.copyOf(apiNames);
        return this;
    }

    /** Tells this reconciliation's position from others in the same store. Default: the sObject's name. */
    public ReconciliationBuilder name(String reconciliationName) {
        this.name = reconciliationName;
        return this;
    }

    /**
     * Compares only what meets a condition, which must be the sync's. It is put into queries as it is, so it must be a constant of the
     * program and never hold input. A record that ceases to meet it is counted and left in the target.
     */
    public ReconciliationBuilder whereConstantSoql(String constantCondition) {
        this.condition = constantCondition;
        return this;
    }

    /**
     * For objects without a usable {@code SystemModstamp}: contents tell versions apart, and the stamp of a change is the org's time of
     * the run that saw it. The target must keep content hashes, which are the snapshot that the next run compares with.
     */
    public ReconciliationBuilder withoutStamps() {
        this.hasStamps = false;
        return this;
    }

    /** For objects without {@code IsDeleted}, such as User. */
    public ReconciliationBuilder withoutRecycleBin() {
        this.hasRecycleBin = false;
        return this;
    }

    /** How closely to look. Default: {@link Depth#STAMPS}. */
    public ReconciliationBuilder depth(Depth how) {
        this.depth = how;
        return this;
    }

    /** What the target holds. */
    public ReconciliationBuilder against(TargetIndex targetIndex) {
        this.index = targetIndex;
        return this;
    }

    /** Hands repairs over by the page, as a sync does: the handler may be the sync's. */
    public ReconciliationBuilder to(ChangeHandler pageHandler) {
        this.handler = page -> {
            pageHandler.handle(page);
            return PageResult.accepted();
        };
        this.deadLetters = null;
        return this;
    }

    /** Hands repairs over by the page, and what the handler could not take to {@code sink} before the position moves. */
    public ReconciliationBuilder to(IsolatingHandler pageHandler, DeadLetterSink sink) {
        this.handler = pageHandler;
        this.deadLetters = sink;
        return this;
    }

    /** Compares with a target and repairs it, in one: {@link #against} and {@link #to}. */
    public <T extends ChangeHandler & TargetIndex> ReconciliationBuilder target(T target) {
        return against(target).to((ChangeHandler) target);
    }

    /**
     * How many records of the target make a range, the unit that is closed as a whole. Default: 20,000, ten pages of REST. A crash
     * costs a range read again; a budget has to suffice for one.
     */
    public ReconciliationBuilder rangeSize(int records) {
        this.rangeSize = records;
        return this;
    }

    /** How many API calls one run may make; it stops at a closed range before one more. Default: no limit. */
    public ReconciliationBuilder maxCalls(int calls) {
        this.maxCalls = calls;
        return this;
    }

    /**
     * How many records one run may call gone, of which the org shows no trace. More is taken for a lost permission: the run stops and
     * says so. Default: 1,000.
     */
    public ReconciliationBuilder maxGone(long records) {
        this.maxGone = records;
        return this;
    }

    /** Tells when dead letters are written; what is compared goes by the org's time. Default: the system's clock. */
    public ReconciliationBuilder time(InstantSource instants) {
        this.clock = instants;
        return this;
    }

    /** For tests of this package: see {@link Safeguard}. */
    ReconciliationBuilder without(Safeguard... switchedOff) {
        this.off = EnumSet.noneOf(Safeguard.class);
        this.off.addAll(List.of(switchedOff));
        return this;
    }

    /**
     * Checks everything.
     *
     * @throws IllegalStateException if something needed is missing, a value is out of range, or the source does not keep order
     * @throws IllegalArgumentException if a name is none
     */
    public Reconciliation build() {
        checkRanges();
        String type = needed(sobject, "sobject(..)");
        String title = name == null ? type : name;
        Soql.select(fields.toArray(String[]::new)).from(type).build();
        return new Reconciliation(new ReconcileSetup(
                source,
                log,
                store,
                title,
                type,
                fields,
                condition,
                hasStamps,
                hasRecycleBin,
                depth,
                needed(index, "what to compare with: against(..) or target(..)"),
                new PageHandover(
                        "reconcile/" + title,
                        needed(handler, "a handler: to(..) or target(..)"),
                        deadLetters,
                        0,
                        clock),
                rangeSize,
                maxCalls,
                maxGone,
                Set.copyOf(off)));
    }

    private void checkRanges() {
        if (!source.profile().ordered()) {
            throw new IllegalStateException(source.profile().api()
                    + " does not keep the order of a query, and ranges of ids rest on it; give it a REST source");
        }
        if (fields.isEmpty()) {
            throw new IllegalStateException("a reconciliation needs fields(..)");
        }
        if (condition != null && condition.isBlank()) {
            throw new IllegalStateException("a condition must not be blank; leave it out to compare all records");
        }
        if (rangeSize < 1 || maxCalls < 1 || maxGone < 0) {
            throw new IllegalStateException(
                    "a range has at least one record, a run at least one call, and what may be gone is not negative");
        }
    }

    private static <T> T needed(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("a reconciliation needs " + what);
        }
        return value;
    }
}
