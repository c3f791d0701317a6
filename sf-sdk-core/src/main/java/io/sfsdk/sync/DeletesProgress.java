package io.sfsdk.sync;

import io.sfsdk.sync.DeletesPosition.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the delete log was read: a position of its own, with a compare-and-set of its own. */
final class DeletesProgress {
    /** No org's log reaches further back. */
    private static final Duration REACH = Duration.ofDays(15);

    private final Cell cell;
    private final List<String> warnings = new ArrayList<>();
    private DeletesPosition current;
    private PagePosition position;
    private boolean isStored;

    private DeletesProgress(Cell cell, DeletesPosition current, PagePosition position, boolean isStored) {
        this.cell = cell;
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
        StoredPosition owner = StoredPosition.none(DeletesPosition.KIND, main.org(), main.sobject());
        DeletesPosition stored = cell.load()
                .map(DeletesPosition::parse)
                .map(found -> checked(found, owner, setup))
                .orElse(new DeletesPosition(owner, null));
        Optional<PagePosition> reached = stored.reached().reached();
        if (reached.isPresent()) {
            return new DeletesProgress(cell, stored, reached.get(), true);
        }
        boolean isOutOfReach = start.isBefore(fence.asOf().minus(REACH));
        Instant begin = main.reached().map(PagePosition::stamp).orElse(isOutOfReach ? fence.until() : start);
        DeletesProgress fresh = new DeletesProgress(cell, stored, PagePosition.before(minute(begin)), false);
        if (main.reached().isPresent() || (isOutOfReach && !start.equals(Instant.EPOCH))) {
            fresh.warnings.add("the org's delete log is read from " + minute(begin)
                    + " on; records removed for good before that are not told, so compare ids once");
        }
        return fresh;
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

    /** The copy was compared: the log is gone on from where it was whole then. */
    void close(Gap gap) throws RunEnd {
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
