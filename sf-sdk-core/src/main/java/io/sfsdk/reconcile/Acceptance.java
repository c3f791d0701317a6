package io.sfsdk.reconcile;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.FailedChange;
import io.sfsdk.sync.IsolatingHandler;
import io.sfsdk.sync.PageResult;
import io.sfsdk.sync.RecordChange;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands repairs to the host and what the host refuses to the dead letters.
 *
 * @param sink null if the handler refuses pages only as a whole
 * @param time when letters are written
 */
record Acceptance(
        String job, IsolatingHandler handler, @Nullable DeadLetterSink sink, InstantSource time) {
    /** Returns when each change of the page is either accepted or a dead letter. */
    void accept(ChangePage page, Tally tally) throws RunStop {
        List<FailedChange> failed = handle(page).failed();
        if (!failed.isEmpty()) {
            keep(failed.stream()
                    .map(failure -> letter(
                            page.changes().get(failure.index()),
                            failure,
                            tally.repaired + tally.deadLettered + failure.index()))
                    .toList());
        }
        long failedTombstones = failed.stream()
                .filter(failure -> isTombstone(page.changes().get(failure.index())))
                .count();
        tally.deadLettered += failed.size();
        tally.repaired += page.changes().size() - failed.size();
        tally.tombstones +=
                page.changes().stream().filter(Acceptance::isTombstone).count() - failedTombstones;
    }

    private PageResult handle(ChangePage page) throws RunStop {
        try {
            PageResult result = handler.handle(page);
            result.failed().forEach(failure -> page.changes().get(failure.index()));
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunStop.partial("interrupted while the handler worked");
        } catch (Exception e) {
            throw RunStop.broken(
                    "the handler refused a page of " + page.changes().size() + " changes ("
                            + e.getClass().getName() + ")",
                    e);
        }
    }

    private void keep(List<DeadLetter> letters) throws RunStop {
        if (sink == null) {
            throw new IllegalStateException("the handler refused " + letters.size() + " changes but there is no sink");
        }
        try {
            sink.accept(letters);
        } catch (RuntimeException e) {
            throw RunStop.broken("the dead-letter sink failed for " + letters.size() + " letters", e);
        }
    }

    private static boolean isTombstone(RecordChange change) {
        return change instanceof RecordChange.Deleted;
    }

    private DeadLetter letter(RecordChange change, FailedChange failure, long index) {
        return new DeadLetter(
                job + "/" + change.id() + "@" + change.stamp(),
                job,
                index,
                null,
                change.record(),
                DeadLetterReason.HANDLER_FAILED,
                failure.errors(),
                failure.attempts(),
                null,
                time.instant(),
                null);
    }
}
