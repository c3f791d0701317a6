package io.sfsdk.mirror;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.reconcile.Depth;
import io.sfsdk.reconcile.ReconciliationReport;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.subscribe.ExpiredReplay;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.watermark.WatermarkStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a copy equal to an object: it takes a position in the object's change events, copies the object by a query, and then brings each
 * event into the copy. In that order nothing is left out: what commits before the position is in the copy, what commits behind it comes
 * as an event. Each step is stored, and a run goes on with the step where the last one ended.
 *
 * <ul>
 *   <li>An event tells what changed; the copy compares versions, so an event that the query brought already changes nothing, nor does an
 *       older row a newer event.
 *   <li>Records that an event cannot tell in full are read again by their ids: those of a gap event, those with a difference of a long
 *       text in place of a value, those that the copy does not hold. After an overflow event a sync brings all that changed.
 *   <li>Where the org does not keep the stored position any more a {@link SyncGapFiller} reads what the lost events told of.
 *   <li>An event that could not be read or applied is not passed over: a sync brings the records.
 * </ul>
 *
 * <p>No event tells of a record that is purged, of formulas, or of what only becomes visible to the user: run {@link #catchUp} now and
 * then and {@link #reconcile} every night, on other threads if need be. Safe to share; one run at a time.
 */
public final class Mirror {
    private final MirrorSetup setup;
    private final CatchUp catchUp;
    private final ReentrantLock turn = new ReentrantLock();
    private final ReentrantLock syncing = new ReentrantLock();
    private final AtomicReference<@Nullable EventSubscription> following = new AtomicReference<>();
    private volatile boolean isStopAsked;

    Mirror(MirrorSetup setup) {
        this.setup = setup;
        this.catchUp = new CatchUp(setup.copied());
    }

    /**
     * A mirror over these.
     *
     * @param source must keep the order a query asks for
     * @param log of the same org
     * @param store where the state and the positions of its syncs are kept; the subscription has a store of its own choice
     */
    public static MirrorBuilder builder(
            RecordSource source, ReplicationLog log, SchemaSource schemas, WatermarkStore store) {
        return new MirrorBuilder(source, log, schemas, store);
    }

    /**
     * Copies, if that is not done yet, and follows the events on this thread until {@link #stop()} or an interrupt.
     *
     * @throws MirrorException if a field is not there, or the first copy did not come to its end; the next run goes on with it
     * @throws io.sfsdk.subscribe.SubscriptionException if the subscription cannot go on
     * @throws io.sfsdk.sync.SyncException if the first copy failed
     * @throws io.sfsdk.error.SalesforceException if the org did not answer
     * @throws IllegalStateException if it runs already, or the copy is another org's
     */
    public MirrorSummary run() {
        if (turn.isHeldByCurrentThread() || !turn.tryLock()) {
            throw new IllegalStateException("the mirror " + setup.name() + " runs already");
        }
        try {
            return copyAndFollow(new MirrorCounts());
        } finally {
            turn.unlock();
        }
    }

    private MirrorSummary copyAndFollow(MirrorCounts counts) {
        CopiedFields fields = CopiedFields.of(
                setup.schemas().schema(setup.copied().sobject()), setup.copied().fields());
        MirrorState state = MirrorState.load(
                setup.copied().store(), setup.name(), setup.copied().log().organizationId());
        if (!state.hasReached(MirrorState.Step.POSITIONED)) {
            new PositionTaker().take(setup.events().get());
            state.reach(MirrorState.Step.POSITIONED);
        }
        EventSubscription subscription = subscription(fields, counts);
        if (!state.hasReached(MirrorState.Step.COPIED) || !subscription.isBehindAnEvent()) {
            if (!isCopied(counts)) {
                return counts.summary(null);
            }
            if (!state.hasReached(MirrorState.Step.COPIED)) {
                state.reach(MirrorState.Step.COPIED);
            }
        }
        return counts.summary(follow(subscription));
    }

    /**
     * Brings what is missing. Before an event was handled also into a copy that was complete once: a position that is behind no event is
     * not refused when the org has lost some, and by its age alone a reset stream does not show. False if it was asked to stop before that was done.
     */
    private boolean isCopied(MirrorCounts counts) {
        try {
            catchUp(counts);
            return true;
        } catch (MirrorException e) {
            if (isStopAsked) {
                return false;
            }
            throw e;
        }
    }

    private EventSubscription subscription(CopiedFields fields, MirrorCounts counts) {
        ChangeApplier applier = new ChangeApplier(
                setup.copied().sobject(),
                setup.target(),
                fields,
                new RecordRows(setup.copied()),
                new ChangeApplier.Rereads() {
                    @Override
                    public void whatChanged() {
                        catchUp(counts);
                    }

                    @Override
                    public void everything() {
                        compareContents();
                    }
                },
                counts);
        EventSubscriptionBuilder builder = setup.events()
                .get()
                .expired(ExpiredReplay.backfill(gap -> {
                    checkOrg();
                    setup.filler().fill(gap);
                    counts.caughtUp();
                }))
                .deadLetters(new HealingSink(setup.letters(), () -> catchUp(counts), counts));
        return builder.handle(applier);
    }

    private SubscriptionSummary follow(EventSubscription subscription) {
        following.set(subscription);
        if (isStopAsked) {
            subscription.stop();
        }
        return subscription.run();
    }

    /** A position is lost with the org, too: to a refresh, for example. What the client knows of the org may be as old as it is. */
    private void checkOrg() {
        String known = setup.copied().log().organizationId();
        RecordId now = organization();
        if (!now.equals(RecordId.of(known))) {
            throw new MirrorException("the org has become " + now + ", and the copy is of " + known
                    + "; empty the table and call reset() of a mirror with a new client");
        }
    }

    private RecordId organization() {
        ReadRequest question = ReadRequest.of(Soql.text("SELECT Id FROM Organization"));
        try (RecordCursor answer = setup.copied().source().open(question)) {
            return answer.stream()
                    .findFirst()
                    .flatMap(SObject::id)
                    .orElseThrow(() -> new MirrorException(
                            "the user may not see which org this is, so whose the events are is unknown"));
        }
    }

    /** Runs on a thread of the executor, which it keeps until it is stopped. */
    public CompletableFuture<MirrorSummary> async(Executor executor) {
        return CompletableFuture.supplyAsync(this::run, executor);
    }

    /**
     * Ends the run after the event in hand, or after a page of the first copy, with which the next one goes on; returns without waiting
     * for that. This mirror does not run again.
     */
    public void stop() {
        isStopAsked = true;
        EventSubscription subscription = following.get();
        if (subscription != null) {
            subscription.stop();
        }
    }

    /**
     * Brings by queries all that changed since this was last called, whether or not events told of it, deletions of records that left the
     * recycle bin among it. Waits for one that is under way.
     *
     * @throws MirrorException if it did not come to its end; what it brought stays
     * @throws io.sfsdk.sync.SyncException if it failed
     * @throws io.sfsdk.error.SalesforceException if the org did not answer
     */
    public void catchUp() {
        syncing.lock();
        try {
            catchUp.run(setup.sync(), () -> isStopAsked);
        } finally {
            syncing.unlock();
        }
    }

    private void catchUp(MirrorCounts counts) {
        catchUp();
        counts.caughtUp();
    }

    /**
     * Compares the copy with the org by ids and stamps and mends what differs: what neither events nor stamps tell.
     *
     * @return complete, or stopped in good order to go on with the next call
     * @throws io.sfsdk.reconcile.ReconciliationException if it failed
     */
    public ReconciliationReport reconcile() {
        return setup.reconciliation(Depth.STAMPS).run();
    }

    private void compareContents() {
        ReconciliationReport report = setup.reconciliation(Depth.CONTENT).run();
        if (!report.isComplete()) {
            throw new MirrorException("the comparison of all records did not come to its end: " + report.describe());
        }
    }

    /**
     * Forgets that there is a copy, and the positions of its syncs; the next run copies all again. The position in the stream stays: a
     * lost one is taken anew before the copy is made. For a table that was emptied, or an org that was refreshed.
     *
     * @throws IllegalStateException if it runs
     */
    public void reset() {
        if (turn.isHeldByCurrentThread() || !turn.tryLock()) {
            throw new IllegalStateException("the mirror " + setup.name() + " runs; stop it first");
        }
        try {
            MirrorState.reset(
                    setup.copied().store(), setup.name(), setup.copied().log().organizationId());
            setup.sync().reset();
            setup.reconciliation(Depth.STAMPS).reset();
            setup.reconciliation(Depth.CONTENT).reset();
        } finally {
            turn.unlock();
        }
    }
}
