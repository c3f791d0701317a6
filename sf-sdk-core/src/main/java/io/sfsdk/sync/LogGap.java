package io.sfsdk.sync;

import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.sync.DeletesPosition.Gap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the delete log does not tell is found by comparing the copy with the org; without a {@link Reconciler} the run says so. */
final class LogGap {
    private final SyncSetup setup;
    private final DeletesProgress progress;
    private final DeletesTally tally;
    private final Gap fresh;
    private boolean isRepaired;

    /** Deletions before the fence have been committed, so a comparison that begins now sees them. */
    LogGap(SyncSetup setup, Fence fence, DeletesProgress progress, DeletesTally tally) {
        this.setup = setup;
        this.progress = progress;
        this.tally = tally;
        this.fresh = new Gap(DeletesProgress.minute(fence.until()), fence.asOf());
    }

    /** Finishes a comparison that an earlier run began. */
    void goOn() throws RunEnd {
        if (progress.gap() != null) {
            repair(RunEnd.partial(
                    "the org's delete log had a gap, and the comparison that closes it was begun with a reconciler;"
                            + " give the sync one again (reconcileWith(..))"));
        }
    }

    /** @param earliest since when the log tells deletions, if the org said so */
    void missingUntil(@Nullable Instant earliest) throws RunEnd {
        String end = earliest == null ? "" : " to " + earliest;
        repair(RunEnd.partial("the org's delete log no longer tells what was deleted from "
                + progress.position().stamp() + end
                + "; records removed for good then may still be in the copy. Give the sync a reconciler (reconcileWith(..)),"
                + " or have it accept the gap (Reconciler.acceptingGaps())"));
    }

    void tooManyAt(Instant minute) throws RunEnd {
        repair(RunEnd.broken(
                "the org cannot tell the deletions of the minute of " + minute
                        + ", which are more than one answer holds; give the sync a reconciler (reconcileWith(..))",
                null));
    }

    private void repair(RunEnd withoutReconciler) throws RunEnd {
        Reconciler reconciler = setup.reconciler();
        if (reconciler == null) {
            throw withoutReconciler;
        }
        if (isRepaired) {
            throw RunEnd.partial("the org's delete log had another gap behind the one that was just closed");
        }
        setup.delivery().forgetContents(); // of what it repairs, the sync will not know what the copy holds
        progress.open(fresh);
        Gap gap = progress.gap() == null ? fresh : progress.gap();
        Reconciler.Repair repair = compare(reconciler, gap.since());
        tally.repaired += repair.repaired();
        tally.own.calls += repair.calls();
        if (!repair.isComplete()) {
            throw RunEnd.partial("the comparison that closes a gap of the delete log goes on in the next run: "
                    + repair.description());
        }
        progress.close(gap);
        isRepaired = true;
    }

    private Reconciler.Repair compare(Reconciler reconciler, Instant since) throws RunEnd {
        try {
            return reconciler.reconcile(setup.selection().sobject(), since);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunEnd.partial("interrupted while the reconciler worked");
        } catch (SalesforceException e) {
            if (e.retryability() == Retryability.AFTER_LIMIT_FREES) {
                throw RunEnd.stoppedForBudget("a limit of the org was used up while reconciling (" + e.code() + ")");
            }
            throw failed(e);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private static RunEnd failed(Exception e) {
        return RunEnd.broken("the reconciler failed (" + e.getClass().getName() + ")", e);
    }
}
