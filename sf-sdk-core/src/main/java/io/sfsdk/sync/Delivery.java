package io.sfsdk.sync;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.DeadLetterSink;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hands a page to the host and what the host refuses to the dead letters.
 *
 * @param sink null if the handler refuses pages only as a whole
 * @param minSuccessRate below it nothing goes to the dead letters and the page is not accepted
 * @param time when letters are written
 * @param contents null if each change is handed on, also one that differs in its stamp only
 */
record Delivery(
        String job,
        IsolatingHandler handler,
        @Nullable DeadLetterSink sink,
        double minSuccessRate,
        InstantSource time,
        @Nullable ContentLedger contents) {

    Delivery remembering(@Nullable ContentLedger ledger) {
        return new Delivery(job, handler, sink, minSuccessRate, time, ledger);
    }

    /** For what else writes to the host: each record counts as changed the next time. */
    void forgetContents() {
        if (contents != null) {
            contents.forgetAll();
        }
    }

    /** Returns when each change of the page is accepted, a dead letter, or one whose content the host has. */
    void deliver(ChangePage page, Tally tally) throws RunEnd {
        List<RecordChange> due = contents == null ? page.changes() : contents.unknown(page.changes());
        tally.suppressed += page.changes().size() - due.size();
        if (due.isEmpty()) {
            return;
        }
        if (contents == null) {
            hand(page, tally);
            return;
        }
        contents.forget(due);
        List<FailedChange> failed = hand(new ChangePage(page.sobject(), page.window(), due), tally);
        for (int index = 0; index < due.size(); index++) {
            if (!isAmong(failed, index)) {
                contents.remember(due.get(index));
            }
        }
    }

    private static boolean isAmong(List<FailedChange> failed, int index) {
        return failed.stream().anyMatch(failure -> failure.index() == index);
    }

    private List<FailedChange> hand(ChangePage page, Tally tally) throws RunEnd {
        List<FailedChange> failed = handle(page).failed();
        checkRate(page.changes().size(), failed);
        if (!failed.isEmpty()) {
            long firstIndex = tally.handedOver();
            keep(failed.stream()
                    .map(failure -> letter(page.changes().get(failure.index()), failure, firstIndex + failure.index()))
                    .toList());
        }
        tally.deliveredAllBut(failed, page.changes());
        return failed;
    }

    private PageResult handle(ChangePage page) throws RunEnd {
        try {
            PageResult result = handler.handle(page);
            result.failed().forEach(failure -> page.changes().get(failure.index()));
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunEnd.partial("interrupted while the handler worked");
        } catch (Exception e) {
            String size = page.changes().size() + " changes";
            throw RunEnd.broken(
                    "the handler refused a page of " + size + " ("
                            + e.getClass().getName() + ")",
                    e);
        }
    }

    private void checkRate(int changes, List<FailedChange> failed) throws RunEnd {
        double rate = (changes - failed.size()) / (double) changes;
        if (!failed.isEmpty() && rate < minSuccessRate) {
            throw RunEnd.partial(String.format(
                    Locale.ROOT,
                    "the host took %d of %d changes of a page, less than the %.1f %% asked for; the first refusal: %s",
                    changes - failed.size(),
                    changes,
                    minSuccessRate * 100,
                    failed.get(0).errors().get(0)));
        }
    }

    private void keep(List<DeadLetter> letters) throws RunEnd {
        if (sink == null) {
            throw new IllegalStateException("the handler refused " + letters.size() + " changes but there is no sink");
        }
        try {
            sink.accept(letters);
        } catch (RuntimeException e) {
            throw RunEnd.broken("the dead-letter sink failed for " + letters.size() + " letters", e);
        }
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
