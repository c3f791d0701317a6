package io.sfsdk.sync;

import org.jspecify.annotations.Nullable;

/** A run's window with what surrounds it: which fields there are, old rows for new ones, the memory of contents. */
final class FieldRun {
    private final SyncSetup setup;
    private final Fence fence;
    private final Progress progress;
    private final @Nullable DeletesProgress deletes;
    private final Tally refilled = new Tally();
    private @Nullable FieldWatch fields;
    private SyncSummary summary;

    FieldRun(SyncSetup setup, Fence fence, Progress progress, @Nullable DeletesProgress deletes) {
        this.deletes = deletes;
        this.setup = setup;
        this.fence = fence;
        this.progress = progress;
        this.summary = nothingDone();
    }

    SyncSummary run() {
        ContentLedger contents = null;
        try {
            FieldWatch watch = FieldWatch.begin(setup, progress.position().stamp(), fence.until());
            fields = watch;
            contents = setup.takeContents();
            SyncSetup remembering = setup.remembering(contents);
            summary = new SyncRun(remembering, fence, progress, watch, deletes).run();
            watch.save();
            if (summary.isComplete()) {
                new Backfill(remembering, watch, refilled).run();
            }
            ContentLedger.putBack(contents);
            return whole(summary.queryOutcome());
        } catch (SyncException e) {
            ContentLedger.putBack(contents, e);
            throw e;
        } catch (RunEnd e) {
            ContentLedger.putBack(contents, e);
            return e.summaryOrFailure(whole(e.outcome(progress.position().stamp())));
        }
    }

    private SyncSummary whole(SyncOutcome outcome) {
        FieldWatch watch = fields;
        return watch == null
                ? summary.with(FieldChanges.none(), 0, outcome)
                : summary.with(
                        watch.report(refilled.delivered + refilled.deadLettered),
                        watch.calls() + refilled.calls,
                        outcome);
    }

    private SyncSummary nothingDone() {
        SyncWindow window =
                new SyncWindow(progress.position().stamp(), progress.position().stamp());
        SyncOutcome outcome = new SyncOutcome.Partial("nothing was read");
        return new Tally().summary(setup.name(), setup.selection().sobject(), window, fence.rule(), outcome);
    }
}
