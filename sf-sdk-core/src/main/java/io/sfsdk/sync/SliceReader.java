package io.sfsdk.sync;

import static io.sfsdk.sync.Countermeasure.COUNT_CHECK;
import static io.sfsdk.sync.Countermeasure.FAILED_IS_NOT_EMPTY;
import static io.sfsdk.sync.Countermeasure.POSITION_AFTER_ACCEPTANCE;
import static io.sfsdk.sync.Countermeasure.SLICE_IS_WHOLE;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.error.UnsupportedException;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a window from a source that keeps no order: in half-open slices of time, one after the other. A slice is one unit: the
 * position moves to its end when the host has accepted all its pages and the answer has proved whole, and not before; what ends
 * earlier repeats the slice. For one thread.
 */
final class SliceReader {
    private static final Logger log = LoggerFactory.getLogger(IncrementalSync.class);

    /** An allocation is used up that other sources do not need. */
    static final class UsedUp extends Exception {
        private static final long serialVersionUID = 1L;

        private final SalesforceException limit;

        UsedUp(SalesforceException limit) {
            super(limit);
            this.limit = limit;
        }

        SalesforceException limit() {
            return limit;
        }
    }

    private final SyncSetup setup;
    private final RecordSource rows;
    private final ChangeQuery query;
    private final SyncWindow window;
    private final Progress progress;
    private final RecentDeletions recent;
    private final Patience patience;
    private final Tally tally;
    private final SliceWidth width;

    SliceReader(
            SyncSetup setup,
            RecordSource rows,
            SyncWindow window,
            Progress progress,
            RecentDeletions recent,
            Patience patience,
            Tally tally,
            SliceWidth width) {
        this.setup = setup;
        this.rows = rows;
        this.query = setup.query();
        this.window = window;
        this.progress = progress;
        this.recent = recent;
        this.patience = patience;
        this.tally = tally;
        this.width = width;
    }

    /**
     * Reads to the window's end.
     *
     * @param start may lie before the position: what the audit knows is not delivered again
     * @throws UnsupportedException if the source cannot answer this query; what was accepted stays so
     * @throws UsedUp if an allocation of this source alone is used up; what was accepted stays so
     */
    void read(Instant start) throws RunEnd, UsedUp {
        Instant from = start;
        while (from.isBefore(window.until())) {
            SyncWindow slice = new SyncWindow(from, width.end(from, window.until()));
            if (isRead(slice)) {
                from = slice.until();
            }
        }
    }

    private boolean isRead(SyncWindow slice) throws RunEnd, UsedUp {
        try {
            long count = accept(slice);
            log.debug("slice accepted [sync={}, slice={}, records={}]", setup.name(), slice, count);
            width.read(count, slice);
            patience.progress();
            return true;
        } catch (UnsupportedException e) {
            throw e;
        } catch (SalesforceException e) {
            awaitNext(e, slice);
            return !setup.isOn(FAILED_IS_NOT_EMPTY);
        }
    }

    /** A slice that took too long is asked for in halves, at once; any other failure is waited for. */
    private void awaitNext(SalesforceException failure, SyncWindow slice) throws RunEnd, UsedUp {
        log.debug("slice lost [sync={}, slice={}, error={}]", setup.name(), slice, failure.code());
        patience.stopIfOver();
        if (failure.retryability() == Retryability.AFTER_LIMIT_FREES
                && !failure.code().equals(ErrorCode.REQUEST_LIMIT_EXCEEDED)) {
            throw new UsedUp(failure);
        }
        patience.stopIfLimited(failure);
        if (!isTimeOut(failure) || !width.halve(slice)) {
            patience.await(failure);
        }
    }

    /** A connection that was refused says nothing about the slice, and neither does a thread that shall stop. */
    private static boolean isTimeOut(SalesforceException failure) {
        boolean hasNoAnswer = failure instanceof TransportException
                && failure.delivery() == Delivery.UNKNOWN
                && !Thread.currentThread().isInterrupted();
        return hasNoAnswer || isTimeOut(failure.code());
    }

    /** Whether the org says that it took too long: by {@code QUERY_TIMEOUT}, by a job's {@code TIMEOUT}. */
    static boolean isTimeOut(ErrorCode code) {
        return code.value().toUpperCase(Locale.ROOT).contains("TIMEOUT");
    }

    private long accept(SyncWindow slice) throws RunEnd {
        tally.calls++;
        long count = 0;
        long total = 0;
        Set<String> before = Set.of();
        try (RecordCursor pages = rows.open(query.unordered(slice))) {
            for (int page = 0; pages.hasNext(); page++) {
                tally.calls += page == 0 ? 0 : 1;
                RecordPage next = pages.next();
                List<RecordChange> changes =
                        next.records().stream().map(query::change).toList();
                before = checked(changes, before);
                accept(changes, slice);
                count += changes.size();
                total = next.totalSize();
            }
        }
        if (setup.isOn(COUNT_CHECK) && count != total) {
            throw broken("has " + total + " records, and " + count + " came");
        }
        progress.endSlice(slice.until(), floor());
        return count;
    }

    private void accept(List<RecordChange> changes, SyncWindow slice) throws RunEnd {
        tally.pages++;
        Screening screening = Screening.of(changes, progress);
        if (!setup.isOn(POSITION_AFTER_ACCEPTANCE)) {
            progress.endSlice(slice.until(), floor());
        }
        if (!screening.due().isEmpty()) {
            setup.delivery().deliver(new ChangePage(setup.selection().sobject(), slice, screening.due()), tally);
        }
        progress.remember(screening.due(), floor());
        if (!setup.isOn(SLICE_IS_WHOLE)) {
            progress.endSlice(slice.until(), floor());
        }
        tally.accepted(screening, rows.profile().api());
        changes.forEach(recent::remember);
    }

    /** From where on the next run's audit will read. */
    private Instant floor() {
        return window.until().minus(setup.overlap());
    }

    /** A page that came twice stands in the place of one that did not come, and the count does not show it. */
    private Set<String> checked(List<RecordChange> page, Set<String> before) {
        Set<String> ids = page.stream().map(change -> change.id().value()).collect(Collectors.toSet());
        if (setup.isOn(COUNT_CHECK) && (ids.size() < page.size() || ids.stream().anyMatch(before::contains))) {
            throw broken("held a record twice");
        }
        return ids;
    }

    private static ProtocolException broken(String what) {
        return new ProtocolException("a slice of changes " + what, Retryability.AFTER_DELAY, null, null);
    }
}
