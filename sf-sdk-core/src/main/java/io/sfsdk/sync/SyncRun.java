package io.sfsdk.sync;

import static io.sfsdk.sync.Countermeasure.ANSWER_STORED;
import static io.sfsdk.sync.Countermeasure.COUNT_CHECK;
import static io.sfsdk.sync.Countermeasure.FAILED_IS_NOT_EMPTY;
import static io.sfsdk.sync.Countermeasure.POSITION_AFTER_ACCEPTANCE;
import static io.sfsdk.sync.Countermeasure.WINDOWS_JOIN;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.UnsupportedException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.record.RecordId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one window, page by page. For each page: the host accepts, the position moves, the next page is asked for. For one
 * thread and once.
 */
final class SyncRun {
    private static final Logger log = LoggerFactory.getLogger(IncrementalSync.class);

    /** Parents asked for by one query: their text has to fit into a URL. */
    private static final int CHUNK = 200;

    private final SyncSetup setup;
    private final FieldWatch fields;
    private final RecordSource rows;
    private final Fence fence;
    private SyncWindow window;
    private final Progress progress;
    private final ChangeQuery query;
    private final AnswerCount count;
    private final @Nullable DeletesProgress deletes;
    private final RecentDeletions recent;
    private final Patience patience;
    private final Tally tally = new Tally();

    /** Why rows did not come from where they were to; null if they did. */
    private @Nullable String rerouted;

    private boolean isFirstAnswer = true;
    private boolean isMergeRead;

    /** What the first page said of the answer being read; a cursor that went on by itself says another. */
    private long sizeOfAnswer;

    private boolean isResized;

    /** The last row of the last accepted page. */
    private PagePosition reached;

    /** The same, but not put back by {@link #goBack}: to come here again is no progress. */
    private PagePosition furthest;

    /** Where the answer being read began. Until its end is reached nobody knows whether it was whole. */
    private PagePosition answerStart;

    private PagePosition positionAtAnswerStart;

    /** Rows of the answer being read that were accepted. */
    private long acceptedOfAnswer;

    /** Those of them that are behind the position at its start: the others the audit reads anyway. */
    private long acceptedBehindStart;

    SyncRun(SyncSetup setup, Fence fence, Progress progress, FieldWatch fields, @Nullable DeletesProgress deletes) {
        PagePosition position = progress.position();
        this.setup = setup;
        this.fence = fence;
        this.progress = progress;
        this.deletes = deletes;
        this.recent = new RecentDeletions(setup.ledgerCapacity());
        this.window = new SyncWindow(
                position.stamp(), fence.until().isAfter(position.stamp()) ? fence.until() : position.stamp());
        this.fields = fields;
        this.rows = setup.rows(fields, window.until());
        this.query = setup.query();
        this.count = new AnswerCount(setup.source(), query, tally);
        this.patience = setup.patience().get();
        this.reached = progress.auditStart(setup.overlap());
        this.furthest = reached;
        this.answerStart = reached;
        this.positionAtAnswerStart = position;
        tally.calls = fence.calls();
    }

    SyncSummary run() {
        try {
            if (deletes != null) {
                deletes.begin();
            }
            if (!window.isEmpty()) {
                readByRoute();
            }
            if (!fence.until().isBefore(window.from())) {
                progress.moveTo(PagePosition.before(setup.isOn(WINDOWS_JOIN) ? window.until() : fence.asOf()));
            }
        } catch (RunEnd e) {
            DeletionTrack unread = new DeletionTrack.NotRead("the query for changes stopped before");
            return checked(summary(e.outcome(progress.position().stamp()), unread), e.getCause());
        }
        return readDeleteLog(new SyncOutcome.Complete(window.until()));
    }

    private SyncSummary readDeleteLog(SyncOutcome main) {
        if (deletes == null) {
            return summary(main, new DeletionTrack.NotRead("switched off"));
        }
        DeleteLog log = new DeleteLog(setup, fence, deletes, recent, tally);
        DeletionTrack track = log.read();
        return checked(summary(main, track), log.failure());
    }

    private SyncSummary checked(SyncSummary summary, @Nullable Throwable cause) {
        if (summary.outcome() instanceof SyncOutcome.Broken broken) {
            String what = "sync of " + setup.selection().sobject() + " (" + setup.name() + ") stopped: ";
            String next = "; the next run goes on at " + progress.position().stamp();
            throw new SyncException(what + broken.reason() + next, summary, cause);
        }
        return summary;
    }

    private SyncSummary summary(SyncOutcome main, DeletionTrack track) {
        long late = track instanceof DeletionTrack.Read read ? read.late() : 0;
        if (tally.violations + late > 0) {
            log.warn(
                    "records became visible behind the fence and were found by the audit; use fenceByLagOnly() with a"
                            + " longer commitLag() [sync={}, rule={}, records={}, deletions={}]",
                    setup.name(),
                    fence.rule(),
                    tally.violations,
                    late);
        }
        return tally.summary(
                setup.name(), setup.selection().sobject(), window, fence.rule(), main, track, warnings(main, track));
    }

    private List<String> warnings(SyncOutcome main, DeletionTrack track) {
        List<String> warnings = new ArrayList<>();
        if (rerouted != null) {
            warnings.add(rerouted);
        }
        if (!setup.cursor().limit().isEmpty()) {
            warnings.add("the cursor is " + setup.cursor().field() + ": "
                    + setup.cursor().limit()
                    + "; use SystemModstamp if the object has it, else reconcile on a schedule");
        }
        if (deletes == null) {
            return warnings;
        }
        warnings.addAll(deletes.warnings());
        if (main instanceof SyncOutcome.Complete && track instanceof DeletionTrack.NotRead unread) {
            warnings.add(unread.reason() + ": records removed for good are not told; reconcile on a schedule");
        }
        return warnings;
    }

    private void readByRoute() throws RunEnd {
        RowRoutes routes = setup.routes();
        if (routes == null) {
            readWindow();
            return;
        }
        SyncWindow due = new SyncWindow(reached.stamp(), window.until());
        RowRoutes.Chosen chosen = choose(routes, due);
        log.debug("{} [sync={}]", chosen.choice().explain(), setup.name());
        if (chosen.slices() == null) {
            readWindow();
        } else {
            readSlices(
                    chosen,
                    chosen.slices(),
                    SliceWidth.first(routes.sliceSize(), chosen.oldest(), due.until(), chosen.expected()));
        }
    }

    private RowRoutes.Chosen choose(RowRoutes routes, SyncWindow due) throws RunEnd {
        while (true) {
            try {
                return routes.choose(setup.source(), query, setup.selection().sobject(), due, tally);
            } catch (SalesforceException e) {
                patience.await(e);
            }
        }
    }

    /** A source that cannot answer this query, or may not any more, gives way to the ordered one, which goes on where it came. */
    private void readSlices(RowRoutes.Chosen chosen, RecordSource slices, SliceWidth width) throws RunEnd {
        RecordSource wide = setup.rows(slices, fields, window.until());
        try {
            prepareSlices();
            new SliceReader(setup, wide, window, progress, recent, patience, tally, width).read(reached.stamp());
        } catch (UnsupportedException e) {
            giveWay(slices, "cannot give " + e.reason());
        } catch (SliceReader.UsedUp e) {
            SalesforceException limit = e.limit();
            if (!chosen.isOrderedAffordable()) {
                patience.stopIfLimited(limit);
            }
            giveWay(slices, "has used up what it may (" + limit.code() + ")");
        }
    }

    private void giveWay(RecordSource slices, String why) throws RunEnd {
        rerouted = slices.profile().api() + " " + why + ", so this run read through "
                + setup.source().profile().api() + " from "
                + progress.position().stamp() + " on";
        log.debug("{} [sync={}]", rerouted, setup.name());
        reached = progress.auditStart(setup.overlap());
        furthest = reached;
        readWindow();
    }

    /** What the ordered reader asks before its first answer. */
    private void prepareSlices() throws RunEnd {
        while (true) {
            try {
                proveEarlierAnswer();
                rereadAfterMerges();
                return;
            } catch (SalesforceException e) {
                patience.await(e);
            }
        }
    }

    private void readWindow() throws RunEnd {
        boolean isDone = false;
        while (!isDone) {
            try {
                readOn();
                isDone = true;
            } catch (SalesforceException e) {
                isDone = !setup.isOn(FAILED_IS_NOT_EMPTY);
                recover(e);
            }
        }
    }

    private void recover(SalesforceException failure) throws RunEnd {
        log.debug("page lost, will ask behind the last accepted one [sync={}, error={}]", setup.name(), failure.code());
        if (failure instanceof ProtocolException && setup.isOn(COUNT_CHECK)) {
            goBack();
        }
        patience.await(failure);
    }

    /** Rows may be missing anywhere in an answer whose count is wrong. */
    private void goBack() throws RunEnd {
        progress.goBackTo(positionAtAnswerStart);
        reached = answerStart;
        acceptedOfAnswer = 0;
    }

    /**
     * An answer that broke off never told whether the pages before were whole. Asks how many rows there are up to where it came, and
     * goes back if that is more than were accepted.
     */
    private void proveBrokenAnswer() throws RunEnd {
        if (acceptedOfAnswer > 0 && setup.isOn(COUNT_CHECK)) {
            if (count.isShort(answerStart, reached, acceptedOfAnswer)) {
                goBack();
            }
            acceptedOfAnswer = 0;
        }
    }

    /** The same for the answer in whose middle an earlier run ended; goes back before this run has read anything. */
    private void proveEarlierAnswer() throws RunEnd {
        OpenAnswer earlier =
                isFirstAnswer && setup.isOn(COUNT_CHECK) ? progress.answer().orElse(null) : null;
        if (earlier != null && count.isShort(earlier.start(), progress.position(), earlier.accepted())) {
            progress.goBackTo(earlier.start());
            window = new SyncWindow(progress.position().stamp(), window.until());
            reached = progress.auditStart(setup.overlap());
            furthest = reached;
        }
        isFirstAnswer = false;
    }

    private void readOn() throws RunEnd {
        proveEarlierAnswer();
        proveBrokenAnswer();
        rereadAfterMerges();
        for (ReadRequest request : query.after(reached, window.until())) {
            answerStart = reached;
            positionAtAnswerStart = progress.position();
            acceptedOfAnswer = 0;
            acceptedBehindStart = 0;
            read(request);
            proveResizedAnswer();
        }
    }

    /** An answer gone on with by another cursor counts only what that one gives, so the pages before are counted here. */
    private void proveResizedAnswer() {
        if (isResized && setup.isOn(COUNT_CHECK) && count.isShort(answerStart, reached, acceptedOfAnswer)) {
            throw new ProtocolException(
                    "an answer gone on with after its cursor was lost left out records; it is read again",
                    Retryability.AFTER_DELAY,
                    null,
                    null);
        }
    }

    /** Records of merged parents, as they are now; before any page moves the position past a merge. */
    private void rereadAfterMerges() throws RunEnd {
        if (isMergeRead || !progress.isStored()) {
            return;
        }
        for (MergedParents merged : setup.mergedParents()) {
            List<RecordId> winners = merged.winners(setup.source(), window, tally);
            for (int start = 0; start < winners.size(); start += CHUNK) {
                List<RecordId> some = winners.subList(start, Math.min(start + CHUNK, winners.size()));
                reread(query.byParents(merged.field(), some));
            }
        }
        isMergeRead = true;
    }

    private void reread(ReadRequest request) throws RunEnd {
        tally.calls++;
        try (RecordCursor pages = rows.open(request)) {
            while (pages.hasNext()) {
                List<RecordChange> changes =
                        pages.next().records().stream().map(query::change).toList();
                deliver(changes);
                tally.readBy(rows.profile().api(), changes.size());
                tally.redelivered += changes.size();
            }
        }
    }

    private void read(ReadRequest request) throws RunEnd {
        tally.calls++;
        AnswerOrder order = new AnswerOrder();
        sizeOfAnswer = -1;
        isResized = false;
        try (RecordCursor pages = rows.open(request)) {
            for (int page = 0; pages.hasNext(); page++) {
                tally.calls += page == 0 ? 0 : 1;
                acceptNext(pages, order);
            }
        }
    }

    /** Looks ahead first: a last page is accepted only when the answer has proved whole. */
    private void acceptNext(RecordCursor pages, AnswerOrder order) throws RunEnd {
        List<RecordChange> page = changes(pages.next(), order);
        SalesforceException ahead = lookAhead(pages);
        if (ahead instanceof ProtocolException && setup.isOn(COUNT_CHECK)) {
            throw ahead;
        }
        accept(page);
        if (ahead != null) {
            throw ahead;
        }
    }

    private static @Nullable SalesforceException lookAhead(RecordCursor pages) {
        try {
            boolean unusedAnswer = pages.hasNext();
            return null;
        } catch (SalesforceException e) {
            return e;
        }
    }

    private List<RecordChange> changes(RecordPage page, AnswerOrder order) {
        isResized |= sizeOfAnswer >= 0 && page.totalSize() != sizeOfAnswer;
        sizeOfAnswer = page.totalSize();
        List<RecordChange> changes = page.records().stream().map(query::change).toList();
        if (setup.isOn(COUNT_CHECK)) {
            order.check(changes);
        }
        return changes;
    }

    private void accept(List<RecordChange> changes) throws RunEnd {
        tally.pages++;
        if (changes.isEmpty()) {
            return;
        }
        PagePosition end = PagePosition.at(changes.get(changes.size() - 1));
        Screening screening = Screening.of(changes, progress);
        acceptedBehindStart += changes.stream()
                .filter(change -> !positionAtAnswerStart.covers(change))
                .count();
        if (setup.isOn(POSITION_AFTER_ACCEPTANCE)) {
            deliver(screening.due());
            store(screening.due(), end);
        } else {
            store(screening.due(), end);
            deliver(screening.due());
        }
        tally.accepted(screening, rows.profile().api());
        reached = end;
        acceptedOfAnswer += changes.size();
        changes.forEach(recent::remember);
        noteProgress();
    }

    private void deliver(List<RecordChange> due) throws RunEnd {
        if (!due.isEmpty()) {
            setup.delivery().deliver(new ChangePage(setup.selection().sobject(), window, due), tally);
        }
    }

    private void store(List<RecordChange> due, PagePosition end) throws RunEnd {
        OpenAnswer answer =
                setup.isOn(ANSWER_STORED) ? new OpenAnswer(positionAtAnswerStart, acceptedBehindStart) : null;
        progress.accept(due, end, answer, window.until().minus(setup.overlap()));
    }

    private void noteProgress() {
        log.debug("page accepted [sync={}, pages={}, delivered={}]", setup.name(), tally.pages, tally.delivered);
        if (reached.compareTo(furthest) > 0) {
            furthest = reached;
            patience.progress();
        }
    }
}
