package io.sfsdk.reconcile;

import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.sync.Fence;
import io.sfsdk.sync.FenceRule;
import io.sfsdk.sync.Reconciler;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;

/**
 * Compares what a target holds of an object with what the org shows, range by range of ids, and hands on what makes them equal: records
 * that are missing or stale, and tombstones for those that are gone. It finds what no stamp tells of: records removed for good, removed
 * by a cascade or before the sync could see it, made visible by a change of sharing, changed by a formula.
 *
 * <p>Only closed time is compared: what is newer than the fence is left to the sync, and both may run at once. Nothing is called gone
 * that the org was not asked for by its id. The position moves over a range when everything in it was accepted; a crash repeats at
 * most one range, and {@code run()} goes on where the last one stopped, or begins a new pass.
 *
 * <p>An object without a usable stamp is compared by content hashes alone, each run against what the last one left in the target.
 *
 * <p>Immutable and safe to share, but two runs of one reconciliation at a time get into each other's way: one of them stops.
 */
public final class Reconciliation implements Reconciler {
    private final ReconcileSetup setup;

    Reconciliation(ReconcileSetup setup) {
        this.setup = setup;
    }

    /**
     * A reconciliation over these.
     *
     * @param source must keep the order a query asks for
     * @param log of the same org
     * @param store where the position is kept
     */
    public static ReconciliationBuilder builder(RecordSource source, ReplicationLog log, WatermarkStore store) {
        return new ReconciliationBuilder(source, log, store);
    }

    /**
     * Goes on with the pass, or begins one.
     *
     * @return what was done; complete, or stopped in good order
     * @throws ReconciliationException if the source, the index, the handler, a sink or the store failed after comparing had begun
     * @throws io.sfsdk.error.SalesforceException if the org did not answer before that
     * @throws io.sfsdk.watermark.WatermarkStoreException if the position could not be read
     * @throws IllegalStateException if the stored position belongs to another org or object
     */
    public ReconciliationReport run() {
        return run(Instant.MIN);
    }

    /**
     * {@inheritDoc}
     *
     * <p>As {@link #run()}; a pass under way that began before {@code since} is begun again.
     *
     * @throws IllegalArgumentException if this reconciliation compares another object
     */
    @Override
    public Repair reconcile(String sobject, Instant since) {
        if (!sobject.equalsIgnoreCase(setup.sobject())) {
            throw new IllegalArgumentException("the reconciliation " + setup.name() + " compares " + setup.sobject()
                    + ", and was asked for " + sobject + "; give each sync its own");
        }
        ReconciliationReport report = run(since);
        return new Repair(report.isComplete(), report.repaired(), report.calls(), report.describe());
    }

    private ReconciliationReport run(Instant since) {
        RangePosition position = setup.position();
        position.load(setup.isOn(Safeguard.ORG_BINDING));
        return new ReconcileRun(setup, fence(), position, since).run();
    }

    /**
     * Forgets the position, whatever org or object it belongs to: the next run begins with the first id.
     *
     * @throws IllegalStateException if another worker moves the position at the same time
     */
    public void reset() {
        setup.position().reset();
    }

    private Fence fence() {
        if (setup.hasStamps()) {
            return Fence.of(setup.log(), setup.sobject());
        }
        Instant now = setup.log().serverTime();
        return new Fence(now, FenceRule.NONE, now, 1);
    }
}
