package io.sfsdk.sync;

import static io.sfsdk.sync.Countermeasure.FAILED_IS_NOT_EMPTY;
import static io.sfsdk.sync.Countermeasure.GAP_CHECK;
import static io.sfsdk.sync.Countermeasure.LOG_COVERED;
import static io.sfsdk.sync.Countermeasure.POSITION_AFTER_ACCEPTANCE;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.DeletedIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second track of a run: reads the org's delete log slice by slice from its own position, and hands on the tombstones of
 * records the main track cannot see any more. The first slice begins a little before the position, to find deletions that the log
 * told later than it said to. Where the log has a gap the copy is compared and the log gone on from after it. For one thread and
 * once.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getdeleted.htm">SOAP API Developer
 *     Guide, getDeleted()</a>
 */
final class DeleteLog {
    private static final Duration FIRST_SLICE = Duration.ofHours(1);
    private static final Duration LONGEST_SLICE = Duration.ofDays(15);
    private static final Duration SHORTEST_SLICE = Duration.ofMinutes(1);

    /** One answer is in memory at a time: slices become shorter above it. */
    private static final int FEW = 20_000;

    /** Ids looked up by one query: their text has to fit into a URL. */
    private static final int CHUNK = 200;

    private final SyncSetup setup;
    private final DeletesProgress progress;
    private final LogGap gap;
    private final TombstoneProof proof;
    private final DeletesTally tally;
    private final Patience patience;
    private final Instant from;

    /** Not ahead of the main track: that it tells what is in the recycle bin is only sure once it did. */
    private final Instant until;

    /** Where the audit has come; it is over once that is the position. */
    private Instant audited;

    /** Whether it is asked for in answers of its own, since one held too much. */
    private boolean isAuditApart;

    private Duration slice = FIRST_SLICE;
    private boolean isDone;
    private @Nullable Throwable failure;

    DeleteLog(SyncSetup setup, Fence fence, DeletesProgress progress, RecentDeletions recent, Tally main) {
        this.setup = setup;
        this.progress = progress;
        this.tally = new DeletesTally(main);
        this.gap = new LogGap(setup, fence, progress, tally);
        this.proof = new TombstoneProof(
                setup.source(), setup.query(), setup.selection(), recent, setup.isOn(Countermeasure.TOMBSTONE_PROOF));
        this.patience = setup.patience().get();
        this.from = progress.position().stamp();
        this.audited = progress.auditStart(setup.overlap());
        this.until = DeletesProgress.minute(fence.until());
    }

    DeletionTrack read() {
        try {
            gap.goOn();
            while (!isDone && progress.position().stamp().isBefore(until)) {
                step();
            }
            return track(new SyncOutcome.Complete(progress.position().stamp()));
        } catch (RunEnd e) {
            failure = e.getCause();
            return track(e.outcome(progress.position().stamp()));
        } catch (NoLogException e) {
            return new DeletionTrack.NotRead(
                    "the org tells no deletions of " + setup.selection().sobject() + " (" + e.getMessage() + ")");
        }
    }

    /** What broke it, where that was an exception. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    private DeletionTrack track(SyncOutcome outcome) {
        return tally.track(new SyncWindow(from, until.isAfter(from) ? until : from), outcome);
    }

    private void step() throws RunEnd, NoLogException {
        Instant reached = DeletesProgress.minute(progress.position().stamp());
        Instant start = earlier(audited, reached);
        Instant end = isAuditApart && start.isBefore(reached)
                ? earlier(start.plus(slice), reached)
                : earlier(reached.plus(slice), until);
        try {
            DeletedIds told = ask(start, end);
            if (told != null) {
                take(told, end);
                patience.progress();
            }
        } catch (SalesforceException e) {
            patience.await(e);
        }
    }

    /** Null if the org refused and something was done about it. */
    private @Nullable DeletedIds ask(Instant start, Instant end) throws RunEnd, NoLogException {
        tally.own.calls++;
        try {
            return setup.log().deletedBetween(setup.selection().sobject(), start, end);
        } catch (ApiException e) {
            boolean isAudit =
                    start.isBefore(DeletesProgress.minute(progress.position().stamp()));
            if (e.code().equals(ErrorCode.EXCEEDED_ID_LIMIT)) {
                tooMany(start, end, isAudit);
            } else if (e.code().equals(ErrorCode.INVALID_REPLICATION_DATE) && isAudit) {
                endAudit();
            } else if (e.code().equals(ErrorCode.INVALID_REPLICATION_DATE)) {
                missing(null);
            } else if (e.retryability() == Retryability.NEVER) {
                throw new NoLogException(e.code());
            } else {
                throw e;
            }
            return null;
        }
    }

    private void tooMany(Instant start, Instant end, boolean isAudit) throws RunEnd {
        Duration asked = Duration.between(start, end);
        if (!setup.isOn(FAILED_IS_NOT_EMPTY)) {
            progress.moveTo(PagePosition.before(end));
        } else if (isAudit && !isAuditApart) {
            isAuditApart = true;
        } else if (asked.compareTo(SHORTEST_SLICE) > 0) {
            slice = half(asked);
        } else if (isAudit) {
            endAudit();
        } else {
            gap.tooManyAt(start);
            slice = FIRST_SLICE;
        }
    }

    /** What was read before is read again only to be sure: where the log does not tell it any more, it need not. */
    private void endAudit() {
        audited = progress.position().stamp();
        slice = FIRST_SLICE;
    }

    private void missing(@Nullable Instant earliest) throws RunEnd {
        if (setup.isOn(GAP_CHECK)) {
            gap.missingUntil(earliest);
        } else {
            progress.moveTo(PagePosition.before(earliest == null ? until : earliest));
        }
    }

    private void take(DeletedIds told, Instant end) throws RunEnd {
        if (told.earliestDateAvailable().isAfter(progress.position().stamp())) {
            missing(told.earliestDateAvailable());
            return;
        }
        Instant covered = setup.isOn(LOG_COVERED) ? earlier(told.latestDateCovered(), end) : end;
        accept(told.records(), covered);
        progress.endAnswer(covered, setup.overlap());
        audited = covered;
        isDone = covered.isBefore(end);
        slice = told.records().size() > FEW ? half(slice) : shorter(LONGEST_SLICE, slice.multipliedBy(2));
    }

    private void accept(List<DeletedIds.Deleted> told, Instant covered) throws RunEnd {
        Instant audit = covered.minus(setup.overlap());
        List<DeletedIds.Deleted> due = told.stream()
                .filter(deletion -> deletion.at().isBefore(covered))
                .filter(deletion -> !progress.isBehind(deletion) || isOwed(deletion))
                .sorted(Comparator.comparing(DeleteLog::position))
                .toList();
        for (int start = 0; start < due.size(); start += CHUNK) {
            List<DeletedIds.Deleted> chunk = due.subList(start, Math.min(start + CHUNK, due.size()));
            accept(chunk);
            chunk.stream().filter(deletion -> !deletion.at().isBefore(audit)).forEach(progress::remember);
        }
    }

    /** Whether a deletion that the reader passed is told all the same. */
    private boolean isOwed(DeletedIds.Deleted deletion) {
        Ledger.Verdict verdict = setup.overlap().isZero() ? Ledger.Verdict.DELIVERED : progress.verdict(deletion);
        tally.late += verdict == Ledger.Verdict.LATE ? 1 : 0;
        return verdict != Ledger.Verdict.DELIVERED;
    }

    private void accept(List<DeletedIds.Deleted> chunk) throws RunEnd {
        PagePosition reached = position(chunk.get(chunk.size() - 1));
        List<RecordChange> tombstones = proof.due(chunk, tally);
        if (!setup.isOn(POSITION_AFTER_ACCEPTANCE)) {
            progress.moveTo(reached);
        }
        if (!tombstones.isEmpty()) {
            SyncWindow window = new SyncWindow(from, until);
            setup.delivery().deliver(new ChangePage(setup.selection().sobject(), window, tombstones), tally.own);
            progress.moveTo(reached);
        }
    }

    static PagePosition position(DeletedIds.Deleted deletion) {
        return new PagePosition(deletion.at(), deletion.id().value());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration half(Duration time) {
        Duration half = Duration.ofMinutes(time.toMinutes() / 2);
        return half.compareTo(SHORTEST_SLICE) > 0 ? half : SHORTEST_SLICE;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The org keeps no log of this object, or the user may not read it. */
    private static final class NoLogException extends Exception {
        private static final long serialVersionUID = 1L;

        NoLogException(ErrorCode code) {
            super(code.value());
        }
    }
}
