package io.sfsdk.sync;

import io.sfsdk.sync.Ledger.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a run outlives it: the position, and the ledger of what was delivered shortly before it. The ledger is stored first: a
 * crash between the two repeats a page.
 */
final class Progress {
    private final Cell positionCell;
    private final Cell ledgerCell;
    private final StoredPosition owner;
    private final Ledger ledger;
    private final boolean isByCreation;
    private PagePosition position;
    private @Nullable OpenAnswer answer;
    private boolean isStored;

    private Progress(
            Cell positionCell,
            Cell ledgerCell,
            StoredPosition owner,
            PagePosition position,
            Ledger ledger,
            boolean isByCreation) {
        this.positionCell = positionCell;
        this.ledgerCell = ledgerCell;
        this.owner = owner;
        this.position = position;
        this.answer = owner.answer();
        this.isStored = owner.reached().isPresent();
        this.ledger = ledger;
        this.isByCreation = isByCreation;
    }

    /** A sync that has a position goes on there; one that has none begins at {@code start}, and owes nothing before it. */
    static Progress load(SyncSetup setup, StoredPosition owner, Cell positionCell, Instant start) {
        Cell ledgerCell = setup.ledgerCell();
        Optional<String> ledgerText = ledgerCell.load();
        PagePosition position = owner.reached().orElse(PagePosition.before(start));
        Ledger ledger = owner.reached().isPresent()
                ? ledgerText
                        .map(text -> LedgerText.parse(text, setup.ledgerCapacity()))
                        .orElseGet(() -> lost(position.stamp(), setup))
                : new Ledger(start, setup.ledgerCapacity());
        return new Progress(
                positionCell,
                ledgerCell,
                owner,
                position,
                ledger,
                setup.selection().isByCreation());
    }

    /** A ledger that somebody removed: all it may have held is delivered again. */
    private static Ledger lost(Instant stamp, SyncSetup setup) {
        Ledger ledger = new Ledger(stamp.minus(setup.overlap()), setup.ledgerCapacity());
        ledger.forgetBefore(stamp.plusSeconds(1));
        return ledger;
    }

    /** Whether a run before this one moved the position. */
    boolean isStored() {
        return isStored;
    }

    PagePosition position() {
        return position;
    }

    /** What the position is inside of, as far as is known; an earlier run may have ended there. */
    Optional<OpenAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    /** Where a run begins to read: {@code overlap} before the position, but not before what the ledger knows about. */
    PagePosition auditStart(Duration overlap) {
        Instant earliest = position.stamp().minus(overlap);
        Instant start = earliest.isAfter(ledger.floor()) ? earliest : ledger.floor();
        boolean isBehind = !overlap.isZero() && !start.isAfter(position.stamp());
        return isBehind ? PagePosition.before(start) : position;
    }

    Verdict verdict(RecordChange change) {
        Verdict verdict = ledger.verdict(change);
        return isByCreation && verdict == Verdict.RESTATED ? Verdict.DELIVERED : verdict;
    }

    /**
     * Makes durable that these changes are delivered and the reader has come to {@code reached}.
     *
     * @param inside the answer that {@code reached} is inside of; stored with it, in one step
     * @param floor from where on the next run's audit will read
     */
    void accept(List<RecordChange> delivered, PagePosition reached, @Nullable OpenAnswer inside, Instant floor)
            throws RunEnd {
        if (reached.compareTo(position) > 0) {
            ledger.raise(floor); // the audit is over: rows come in order
        }
        delivered.forEach(ledger::remember);
        saveLedger();
        moveTo(reached, inside);
    }

    /** Notes what is delivered of a slice, for the audits to come; durable with the slice's end. */
    void remember(List<RecordChange> delivered, Instant floor) {
        for (RecordChange change : delivered) {
            if (!change.stamp().isBefore(floor) || position.covers(change)) {
                ledger.remember(change);
            }
        }
    }

    /**
     * Makes durable that all of a slice is delivered.
     *
     * @param floor from where on the next run's audit will read
     */
    void endSlice(Instant until, Instant floor) throws RunEnd {
        accept(List.of(), PagePosition.before(until), null, floor);
    }

    /** Moves the position on to the border of an answer; does nothing if it is stored there already, or further on. */
    void moveTo(PagePosition next) throws RunEnd {
        moveTo(next, null);
    }

    private void moveTo(PagePosition next, @Nullable OpenAnswer inside) throws RunEnd {
        if (next.compareTo(position) > 0 || (!isStored && next.equals(position))) {
            set(next, inside);
        }
    }

    /** Moves the position back to where an answer began that turned out short: the only way it ever goes back. */
    void goBackTo(PagePosition verified) throws RunEnd {
        if (verified.compareTo(position) < 0) {
            set(verified, null);
        }
    }

    private void saveLedger() throws RunEnd {
        if (ledger.isChanged()) {
            ledgerCell.move(LedgerText.of(ledger));
            ledger.saved();
        }
    }

    private void set(PagePosition next, @Nullable OpenAnswer inside) throws RunEnd {
        saveLedger();
        positionCell.move(owner.at(next, inside).text());
        position = next;
        answer = inside;
        isStored = true;
    }
}
