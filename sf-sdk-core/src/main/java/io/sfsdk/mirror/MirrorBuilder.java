package io.sfsdk.mirror;

import io.sfsdk.copy.PatchedTarget;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.reconcile.ReconciliationBuilder;
import io.sfsdk.retry.Sleeper;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.sync.SyncBuilder;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a {@link Mirror}. Needed are {@link #sobject}, {@link #into} and {@link #following}; everything else has the default its
 * method names. Not for concurrent use.
 */
public final class MirrorBuilder {
    private final RecordSource source;
    private final ReplicationLog log;
    private final SchemaSource schemas;
    private final WatermarkStore store;
    private @Nullable String sobject;
    private @Nullable String name;
    private @Nullable PatchedTarget target;
    private @Nullable Supplier<EventSubscriptionBuilder> events;
    private UnaryOperator<SyncBuilder> syncs = UnaryOperator.identity();
    private UnaryOperator<ReconciliationBuilder> reconciliations = UnaryOperator.identity();
    private boolean isDeleteLogRead = true;
    private Duration longestTransaction = Duration.ofMinutes(10);
    private @Nullable DeadLetterSink letters;
    private Sleeper sleeper = Sleeper.system();

    MirrorBuilder(RecordSource source, ReplicationLog log, SchemaSource schemas, WatermarkStore store) {
        this.source = source;
        this.log = log;
        this.schemas = schemas;
        this.store = store;
    }

    /** What to copy, by its API name. */
    public MirrorBuilder sobject(String apiName) {
        this.sobject = apiName;
        return this;
    }

    /** Tells this copy's state and positions from others in the same store. Default: the sObject's name. */
    public MirrorBuilder name(String mirrorName) {
        this.name = mirrorName;
        return this;
    }

    /**
     * The copy, for example a {@link io.sfsdk.copy.JdbcMirror}. Its fields are what is copied; fields of parents are not, for events do
     * not tell them.
     */
    public MirrorBuilder into(PatchedTarget copy) {
        this.target = copy;
        return this;
    }

    /**
     * The subscription to follow, over whatever transport: {@code () -> client.events("/data/AccountChangeEvent").replay(positions)}.
     * Asked for a new builder in each run, once or twice. Whatever it says of its beginning, of expired positions and of dead letters is
     * the mirror's to say. On a channel of several objects those of others are left alone.
     */
    public MirrorBuilder following(Supplier<EventSubscriptionBuilder> subscription) {
        this.events = subscription;
        return this;
    }

    /** Sets up each sync further, for example its retries or what it may cost; its name, start and handler stay. Default: a sync's own. */
    public MirrorBuilder syncs(UnaryOperator<SyncBuilder> settings) {
        UnaryOperator<SyncBuilder> before = this.syncs;
        this.syncs = sync -> settings.apply(before.apply(sync));
        return this;
    }

    /** Sets up reconciliations further, for example {@code maxGone}. Default: a reconciliation's own. */
    public MirrorBuilder reconciliations(UnaryOperator<ReconciliationBuilder> settings) {
        UnaryOperator<ReconciliationBuilder> before = this.reconciliations;
        this.reconciliations = reconciliation -> settings.apply(before.apply(reconciliation));
        return this;
    }

    /**
     * Does without the org's delete log, for objects that have none: a record that was deleted and purged while events were missing stays
     * in the copy until {@link Mirror#reconcile}. Default: it is read, and a copy that lacks it is not called complete.
     */
    public MirrorBuilder withoutDeleteLog() {
        this.isDeleteLogRead = false;
        return this;
    }

    /** How long a transaction may last that writes this object: so far behind a gap's begin is read. Default: 10 minutes. */
    public MirrorBuilder longestTransaction(Duration time) {
        this.longestTransaction = time;
        return this;
    }

    /**
     * Keeps events that could not be read or applied; in their place a sync brings what they told of. Default: none is kept, only the sync
     * is run.
     */
    public MirrorBuilder deadLetters(DeadLetterSink sink) {
        this.letters = sink;
        return this;
    }

    /** Waits by this for the org's delete log. Default: in real time. */
    public MirrorBuilder waiting(Sleeper chosen) {
        this.sleeper = chosen;
        return this;
    }

    /**
     * Checks everything.
     *
     * @throws IllegalStateException if something needed is missing
     * @throws IllegalArgumentException if a field is one that events do not tell
     */
    public Mirror build() {
        String type = needed(sobject, "sobject(..)");
        PatchedTarget copy = needed(target, "a copy: into(..)");
        Supplier<EventSubscriptionBuilder> stream = needed(events, "a subscription: following(..)");
        if (longestTransaction.isNegative()) {
            throw new IllegalStateException("a transaction does not last " + longestTransaction);
        }
        CopiedFields.check(copy.fields());
        CopiedObject copied = new CopiedObject(source, log, store, type, copy.fields(), copy, isDeleteLogRead, syncs);
        return new Mirror(new MirrorSetup(
                copied,
                schemas,
                name == null ? type : name,
                copy,
                stream,
                reconciliations,
                longestTransaction,
                letters == null ? dead -> {} : letters,
                sleeper));
    }

    private static <T> T needed(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException("a mirror needs " + what);
        }
        return value;
    }
}
