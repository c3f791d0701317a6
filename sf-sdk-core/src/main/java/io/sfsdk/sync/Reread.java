package io.sfsdk.sync;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers rows again whose stamps did not move, by id and a slice at a time. A slice is one whole answer; the place behind it is
 * stored when the host has accepted it. Rows that change meanwhile leave what is read here and come with their new stamp. For
 * one thread.
 */
final class Reread {
    private final SyncSetup setup;
    private final RecordSource rows;
    private final SyncWindow range;
    private final Patience patience;
    private final Tally tally;

    /** @param range the stamps of the rows due; those at its end or later are read by the sync's next window */
    Reread(SyncSetup setup, FieldWatch fields, SyncWindow range, Tally tally) {
        this.setup = setup;
        this.rows = setup.rows(fields, range.until());
        this.range = range;
        this.patience = setup.patience().get();
        this.tally = tally;
    }

    /** Takes the place reached, null at the end. */
    @FunctionalInterface
    interface Place {
        void reached(@Nullable String id) throws RunEnd;
    }

    /**
     * Reads slices until there are no more.
     *
     * @param after the id to go on behind, null for none
     * @param mostPages slices to read at most
     */
    void run(@Nullable String after, int mostPages, Place place) throws RunEnd {
        String reached = after;
        for (int page = 0; page < mostPages; page++) {
            Slice slice = read(reached);
            boolean isAccepted = setup.isOn(Countermeasure.POSITION_AFTER_ACCEPTANCE);
            reached = slice.isLast ? null : slice.after;
            if (!isAccepted) {
                place.reached(reached);
            }
            deliver(slice.changes);
            if (isAccepted) {
                place.reached(reached);
            }
            if (slice.isLast) {
                return;
            }
        }
    }

    private void deliver(List<RecordChange> changes) throws RunEnd {
        tally.readBy(setup.source().profile().api(), changes.size());
        if (!changes.isEmpty()) {
            setup.delivery().deliver(new ChangePage(setup.selection().sobject(), range, changes), tally);
        }
    }

    private Slice read(@Nullable String after) throws RunEnd {
        while (true) {
            try {
                Slice slice = ask(after);
                patience.progress();
                return slice;
            } catch (SalesforceException e) {
                patience.await(e);
            }
        }
    }

    /** Where no row of a slice is in its place any more, what is behind it is not known: it is asked for again. */
    private Slice ask(@Nullable String after) {
        ChangeQuery query = setup.query();
        int most = rows.profile().pageSize();
        ReadRequest request = query.slice(range, after, most);
        List<SObject> found = new ArrayList<>();
        long size = 0;
        tally.calls++;
        try (RecordCursor pages = rows.open(request)) {
            for (int page = 0; pages.hasNext(); page++) {
                tally.calls += page == 0 ? 0 : 1;
                RecordPage next = pages.next();
                found.addAll(next.records());
                size = next.totalSize();
            }
        }
        boolean isLast = size < most;
        String last = found.isEmpty()
                ? after
                : found.get(found.size() - 1).id().orElseThrow().value();
        List<RecordChange> changes = found.stream()
                .map(query::change)
                .sorted(Comparator.comparing(PagePosition::at))
                .toList();
        return new Slice(changes, last, isLast);
    }

    private record Slice(
            List<RecordChange> changes, @Nullable String after, boolean isLast) {}
}
