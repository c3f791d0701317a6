package io.sfsdk.sync;

import io.sfsdk.read.DeletedIds;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.DeletesPosition.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the delete log was read: a position of its own, with a compare-and-set of its own, and a ledger of what it told shortly
 * before. The ledger is stored at the end of each answer and before the position: a crash in the middle costs deletions told again.
 */
final class DeletesProgress {
    /** No org's log reaches further back. */
    private static final Duration REACH = Duration.ofDays(15);

    private final Cell cell;
    private final Cell ledgerCell;
    private final Ledger ledger;
    private final List<String> warnings = new ArrayList<>();
    private DeletesPosition current;
    private PagePosition position;
    private boolean isStored;

    private DeletesProgress(
            Cell cell,
            Cell ledgerCell,
            Ledger ledger,
            DeletesPosition current,
            PagePosition position,
            boolean isStored) {
        this.cell = cell;
        this.ledgerCell = ledgerCell;
        this.ledger = ledger;
        this.current = current;
        this.position = position;
        this.isStored = isStored;
    }

    /**
     * A sync that never read the log begins where its main track stands. A new one begins at its start, or at the fence if no log
     * reaches back to that: what was deleted before the fence is not delivered by the main track either.
     */
    static DeletesProgress load(SyncSetup setup, StoredPosition main, Fence fence, Instant start) {
        Cell cell = setup.deletesCell();
        Cell ledgerCell = setup.deletesLedgerCell();
        Optional<String> ledgerText = ledgerCell.load();
        StoredPosition owner = StoredPosition.none(DeletesPosition.KIND, main.org(), main.sobject());
        DeletesPosition stored = cell.load()
                .map(DeletesPosition::parse)
                .map(found -> checked(found, owner, setup))
                .orElse(new DeletesPosition(owner, null));
        Optional<PagePosition> reached = stored.reached().reached();
        if (reached.isPresent()) {
            Ledger ledger = ledger(ledgerText, reached.get(), setup);
            return new DeletesProgress(cell, ledgerCell, ledger, stored, reached.get(), true);
        }
        boolean isOutOfReach = start.isBefore(fence.asOf().minus(REACH));
        Instant begin = main.reached().map(PagePosition::stamp).orElse(isOutOfReach ? fence.until() : start);
        PagePosition first = PagePosition.before(minute(begin));
        Ledger empty = new Ledger(first.stamp(), setup.ledgerCapacity());
        DeletesProgress fresh = new DeletesProgress(cell, ledgerCell, empty, stored, first, false);
        if (main.reached().isPresent() || (isOutOfReach && !start.equals(Instant.EPOCH))) {
            fresh.warnings.add("the org's delete log is read from " + minute(begin)
                    + " on; records removed for good before that are not told, so compare ids once");
        }
        return fresh;
    }

    /** What an answer told in whose middle a run ended, or a ledger that somebody removed held, may have been delivered. */
    private static Ledger ledger(Optional<String> text, PagePosition position, SyncSetup setup) {
        Instant earliest = position.stamp().minus(setup.overlap());
        Ledger ledger = text.map(known -> LedgerText.parse(known, setup.ledgerCapacity()))
                .orElseGet(() -> new Ledger(earliest, setup.ledgerCapacity()));
        if (text.isEmpty() || position.id() != null) {
            ledger.forgetBefore(position.stamp().plusSeconds(1));
        }
        return ledger;
    }

    private static DeletesPosition checked(DeletesPosition found, StoredPosition owner, SyncSetup setup) {
        return setup.isOn(Countermeasure.ORG_BINDING)
                ? new DeletesPosition(found.reached().ifOf(owner, setup.name()), found.gap())
                : found;
    }

    static Instant minute(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MINUTES);
    }

    List<String> warnings() {
        return warnings;
    }

    PagePosition position() {
        return position;
    }

    /** Where a run begins to read: {@code overlap} before the position, but not before what the ledger knows about. */
    Instant auditStart(Duration overlap) {
        Instant earliest = position.stamp().minus(overlap);
        Instant start = earliest.isAfter(ledger.floor()) ? earliest : ledger.floor();
        return minute(start.isBefore(position.stamp()) ? start : position.stamp());
    }

    /** Whether the reader passed this deletion. */
    boolean isBehind(DeletedIds.Deleted deletion) {
        return DeleteLog.position(deletion).compareTo(position) <= 0;
    }

    /** Of a deletion that the reader passed. */
    Ledger.Verdict verdict(DeletedIds.Deleted deletion) {
        return ledger.verdict(bare(deletion));
    }

    /** Notes what became of a deletion, for the audits to come; durable with the end of its answer. */
    void remember(DeletedIds.Deleted deletion) {
        ledger.remember(bare(deletion));
    }

    private static RecordChange bare(DeletedIds.Deleted deletion) {
        SObject nothing = SObject.of("Deleted");
        return new RecordChange.Deleted(nothing, deletion.id(), deletion.at(), DeletionSource.DELETE_LOG);
    }

    /** Makes durable that all of an answer is delivered; the next run's audit begins {@code overlap} before its end. */
    void endAnswer(Instant covered, Duration overlap) throws RunEnd {
        if (covered.isAfter(position.stamp())) {
            ledger.raise(covered.minus(overlap));
        }
        saveLedger();
        moveTo(PagePosition.before(covered));
    }

    private void saveLedger() throws RunEnd {
        if (ledger.isChanged()) {
            ledgerCell.move(LedgerText.of(ledger));
            ledger.saved();
        }
    }

    @Nullable
    Gap gap() {
        return current.gap();
    }

    /** Stores where the log will be read from, before the main track has read anything: what it reads may be deleted next. */
    void begin() throws RunEnd {
        if (!isStored) {
            set(position, null);
        }
    }

    void moveTo(PagePosition next) throws RunEnd {
        if (next.compareTo(position) > 0) {
            set(next, null);
        }
    }

    /** Remembers across runs from when on the copy has to be compared. */
    void open(Gap gap) throws RunEnd {
        if (current.gap() == null) {
            set(position, gap);
        }
    }

    /** The copy was compared: the log is gone on from where it was whole then, and nothing before is owed. */
    void close(Gap gap) throws RunEnd {
        ledger.raise(gap.restart());
        saveLedger();
        PagePosition restart = PagePosition.before(gap.restart());
        set(restart.compareTo(position) > 0 ? restart : position, null);
    }

    private void set(PagePosition next, @Nullable Gap gap) throws RunEnd {
        DeletesPosition moved = new DeletesPosition(current.reached().at(next), gap);
        cell.move(moved.text());
        current = moved;
        position = next;
        isStored = true;
    }
}
