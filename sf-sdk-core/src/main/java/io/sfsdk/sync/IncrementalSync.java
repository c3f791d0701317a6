package io.sfsdk.sync;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.watermark.Lease;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Delivers every version of a record that is visible to the user, at least once, in the order of {@code SystemModstamp} and id,
 * deletions included. {@link #run()} reads one window: from where the last run ended to the newest time that is closed, that is,
 * behind which no transaction is open any more. So a change comes some minutes late and never too early.
 *
 * <p>The position moves after the handler has accepted a page and never otherwise; a crash repeats at most one page. Each run
 * reads the last minutes before its position again and delivers what became visible there too late.
 *
 * <p>A second track reads the org's delete log from a position of its own, and delivers the deletion of records that are no longer in
 * the recycle bin. Where the log was purged a {@link Reconciler} compares the copy.
 *
 * <p>What no client can see: versions between two runs, and changes of formula fields, which move no stamp.
 *
 * <p>Immutable and safe to share, but two runs of one sync at a time get into each other's way: one of them stops.
 */
public final class IncrementalSync {
    private final SyncSetup setup;
    private final int maxCalls;

    IncrementalSync(SyncSetup setup, int maxCalls) {
        this.setup = setup;
        this.maxCalls = maxCalls;
    }

    /**
     * A sync over these.
     *
     * @param source must keep the order a query asks for
     * @param log of the same org
     * @param store where the position is kept
     */
    public static SyncBuilder builder(RecordSource source, ReplicationLog log, WatermarkStore store) {
        return new SyncBuilder(source, log, store);
    }

    /**
     * Reads one window.
     *
     * @return what was done; complete, or stopped in good order
     * @throws SyncException if the source, the handler, a sink or the store failed after reading had begun
     * @throws io.sfsdk.error.SalesforceException if the org did not answer before that
     * @throws io.sfsdk.watermark.WatermarkStoreException if the position could not be read
     * @throws io.sfsdk.watermark.LeaseLostException if this sync is under a lease that another worker took before reading had begun
     * @throws IllegalStateException if the stored position belongs to another org, object or kind of sync
     */
    public SyncSummary run() {
        return run(() -> false);
    }

    /**
     * Reads one window, or as much of it as there is time for.
     *
     * @param isStopWanted asked before each call; once it is true, the page in hand is accepted and the run ends with a {@link
     *     SyncOutcome.Partial}
     */
    public SyncSummary run(BooleanSupplier isStopWanted) {
        SyncSetup run = setup.through(new CallGate(maxCalls, isStopWanted));
        StoredPosition owner = owner();
        Cell positionCell = run.positionCell();
        StoredPosition stored = stored(owner, positionCell.load());
        Fence fence;
        try {
            fence = run.fence().plan(run.log(), run.selection().sobject());
        } catch (SalesforceException e) {
            return notBegun(run, stored, e);
        }
        Instant start = run.start().apply(fence.until());
        Progress progress = Progress.load(run, stored, positionCell, start);
        DeletesProgress deletes = run.isDeleteLogRead() ? DeletesProgress.load(run, stored, fence, start) : null;
        return new FieldRun(run, fence, progress, deletes).run();
    }

    /** A run that had no call left, or was asked to stop, before it knew its window; any other failure is thrown on. */
    private static SyncSummary notBegun(SyncSetup run, StoredPosition stored, SalesforceException failure) {
        try {
            run.patience().get().stopIfLimited(failure);
            throw failure;
        } catch (RunEnd e) {
            Instant position = stored.reached()
                    .map(PagePosition::stamp)
                    .orElseGet(() -> run.start().apply(Instant.EPOCH));
            SyncWindow nothing = new SyncWindow(position, position);
            return new Tally()
                    .summary(
                            run.name(),
                            run.selection().sobject(),
                            nothing,
                            FenceRule.NONE,
                            e.outcome(position),
                            new DeletionTrack.NotRead("the run had not begun"),
                            List.of());
        }
    }

    /**
     * This sync, by the holder of a lease only: its position carries the lease's fence, and a run whose lease another worker took
     * stops before it moves anything, with a {@link SyncOutcome.Partial} that names the holder. From then on the sync always needs a
     * lease.
     */
    public IncrementalSync under(Lease lease) {
        return new IncrementalSync(setup.over(lease.guard(setup.store())), maxCalls);
    }

    /**
     * Reads again all records that were delivered, a slice of ids at a time, and delivers them with the values that formulas and
     * parents' fields have now: these change without the record's stamp, so that {@link #run()} does not see it. As often as the
     * host needs them fresh; costs a call a page. One that stopped, for example because its calls were used up, is gone on with by
     * the next.
     *
     * <p>Each record is delivered, changed or not, since the values at the host are not known here; with {@link
     * SyncBuilder#suppressUnchanged} those that the ledger knows are left out.
     *
     * @return whose window tells the stamps of the records that were due
     * @throws SyncException if the source, the handler, a sink or the store failed after reading had begun
     * @throws IllegalStateException if the sync has not run yet, or reads no such field
     * @throws io.sfsdk.error.SalesforceException if the org did not answer before anything was read
     */
    public SyncSummary refreshFormulas() {
        StoredPosition owner = owner();
        PagePosition reached = stored(owner, setup.positionCell().load())
                .reached()
                .orElseThrow(() -> new IllegalStateException("sync " + setup.name()
                        + " has delivered nothing yet that could be refreshed; call run() first"));
        SyncSetup run = setup.through(new CallGate(maxCalls, () -> false));
        return new FormulaRefresh(run, owner.of(StoredPosition.FORMULAS)).run(reached.stamp());
    }

    /**
     * Forgets what content the host has, so that each record counts as changed the next time: for {@link
     * SyncBuilder#suppressUnchanged} where something else has written to the target, such as a reconciliation. A run that is on stops
     * at the next record that it would leave out.
     *
     * @throws IllegalStateException if another worker takes the ledger at the same time
     */
    public void forgetContents() {
        try {
            setup.shelf().forget();
        } catch (RunEnd e) {
            throw new IllegalStateException("not forgotten: " + e.getMessage(), e);
        }
    }

    /**
     * Forgets the position, whatever org or object it belongs to: the next run begins at the start this sync was built with. For a
     * sandbox that was refreshed, or a target that was emptied.
     *
     * @throws IllegalStateException if another worker moves the position at the same time
     */
    public void reset() {
        Cell ledger = setup.ledgerCell();
        Cell position = setup.positionCell();
        ledger.load();
        position.load();
        try {
            String nothing = LedgerText.of(new Ledger(Instant.EPOCH, setup.ledgerCapacity()));
            move(setup.deletesCell(), owner().of(DeletesPosition.KIND).text());
            move(setup.deletesLedgerCell(), nothing);
            setup.shelf().discard();
            ledger.move(nothing);
            position.move(owner().at(null).text());
            move(setup.fieldsCell(), KnownFields.RESET);
            move(setup.formulasCell(), owner().of(StoredPosition.FORMULAS).text());
        } catch (RunEnd e) {
            throw new IllegalStateException("not reset: " + e.getMessage(), e);
        }
    }

    /** Says that nothing is known any more, if anything was. */
    private static void move(Cell cell, String text) throws RunEnd {
        if (cell.load().isPresent()) {
            cell.move(text);
        }
    }

    private StoredPosition owner() {
        return StoredPosition.none(
                StoredPosition.kindOf(setup.cursor()),
                setup.log().organizationId(),
                setup.selection().sobject());
    }

    private StoredPosition stored(StoredPosition owner, Optional<String> text) {
        boolean isChecked = setup.isOn(Countermeasure.ORG_BINDING);
        return text.map(StoredPosition::parse)
                .map(found -> isChecked ? found.ifOf(owner, setup.name()) : found)
                .orElse(owner);
    }
}
