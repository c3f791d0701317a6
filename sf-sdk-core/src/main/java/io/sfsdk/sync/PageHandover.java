package io.sfsdk.sync;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.DeadLetterSink;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hands a page to the host, and what the host could not take to the dead letters: the step behind which a job may move its
 * position. As safe to share as its parts.
 *
 * @param job whose letters these are, for example {@code sync/Account}
 * @param sink null if the handler refuses pages only as a whole
 * @param minSuccessRate of a page's changes, 0 to 1; below it nothing goes to the dead letters and the page is not accepted
 * @param time when letters are written
 */
public record PageHandover(
        String job,
        IsolatingHandler handler,
        @Nullable DeadLetterSink sink,
        double minSuccessRate,
        InstantSource time) {

    /**
     * Returns when each change of the page is either accepted or a dead letter.
     *
     * @param firstIndex the place of the page's first change among all that the run hands over
     * @return the changes that became dead letters
     * @throws NotAcceptedException if the page was not accepted; what the handler did of it, it may have to do again
     */
    public List<FailedChange> accept(ChangePage page, long firstIndex) throws NotAcceptedException {
        List<FailedChange> failed = handle(page).failed();
        if (!failed.isEmpty()) {
            checkRate(page.changes().size(), failed);
            keep(failed.stream()
                    .map(failure -> letter(page.changes().get(failure.index()), failure, firstIndex + failure.index()))
                    .toList());
        }
        return failed;
    }

    private PageResult handle(ChangePage page) throws NotAcceptedException {
        try {
            PageResult result = handler.handle(page);
            result.failed().forEach(failure -> page.changes().get(failure.index()));
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotAcceptedException.inGoodOrder("interrupted while the handler worked");
        } catch (Exception e) {
            String size = page.changes().size() + " changes";
            throw NotAcceptedException.broken(
                    "the handler refused a page of " + size + " ("
                            + e.getClass().getName() + ")",
                    e);
        }
    }

    private void checkRate(int changes, List<FailedChange> failed) throws NotAcceptedException {
        double rate = (changes - failed.size()) / (double) changes;
        if (rate < minSuccessRate) {
            throw NotAcceptedException.inGoodOrder(String.format(
                    Locale.ROOT,
                    "the host took %d of %d changes of a page, less than the %.1f %% asked for; the first refusal: %s",
                    changes - failed.size(),
                    changes,
                    minSuccessRate * 100,
                    failed.get(0).errors().get(0)));
        }
    }

    private void keep(List<DeadLetter> letters) throws NotAcceptedException {
        if (sink == null) {
            throw new IllegalStateException("the handler refused " + letters.size() + " changes but there is no sink");
        }
        try {
            sink.accept(letters);
        } catch (RuntimeException e) {
            throw NotAcceptedException.broken("the dead-letter sink failed for " + letters.size() + " letters", e);
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
