package io.sfsdk.reconcile;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.DeletionSource;
import io.sfsdk.sync.NotAcceptedException;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Collects the suspects of one range and settles them by the page: each is asked for again by its id, and what the org then says is
 * handed on. For one thread.
 */
final class Repairs {
    private static final int PAGE = 200;

    private final ReconcileSetup setup;
    private final RangeQuery query;
    private final OrgReader org;
    private final Judge judge;
    private final IdRange range;
    private final Tally tally;
    private final List<Suspect> shown = new ArrayList<>();
    private final List<Suspect> unlisted = new ArrayList<>();

    Repairs(ReconcileSetup setup, RangeQuery query, OrgReader org, Judge judge, IdRange range, Tally tally) {
        this.setup = setup;
        this.query = query;
        this.org = org;
        this.judge = judge;
        this.range = range;
        this.tally = tally;
    }

    void add(Suspect suspect) throws RunStop {
        (suspect.org() == null ? unlisted : shown).add(suspect);
        if (shown.size() + unlisted.size() == PAGE) {
            settle();
        }
    }

    void settle() throws RunStop {
        List<RecordChange> changes = new ArrayList<>(changed());
        changes.addAll(absent());
        if (!changes.isEmpty()) {
            changes.sort(Comparator.comparing(RecordChange::stamp).thenComparing(RecordChange::id));
            SyncWindow window = new SyncWindow(Instant.EPOCH, query.hasStamps() ? judge.closedUntil() : query.asOf());
            hand(new ChangePage(query.sobject(), window, changes));
        }
        shown.clear();
        unlisted.clear();
    }

    private void hand(ChangePage page) throws RunStop {
        try {
            tally.handed(page.changes(), setup.handover().accept(page, tally.handedOver()));
        } catch (NotAcceptedException e) {
            throw e.isBroken() ? RunStop.broken(e.reason(), e.getCause()) : RunStop.partial(e.reason());
        }
    }

    private List<RecordChange> changed() throws RunStop {
        Map<RecordId, Listed> now = setup.isByContent() ? asShown() : read(shown, query::again);
        List<RecordChange> changes = new ArrayList<>();
        for (Suspect suspect : shown) {
            Listed listed = now.get(suspect.id());
            if (listed == null || judge.isOpen(listed.stamp())) {
                tally.left++;
            } else {
                changes.add(listed.change());
            }
        }
        return changes;
    }

    private Map<RecordId, Listed> asShown() {
        Map<RecordId, Listed> rows = new HashMap<>();
        for (Suspect suspect : shown) {
            if (suspect.org() != null) {
                rows.put(suspect.id(), suspect.org());
            }
        }
        return rows;
    }

    private List<RecordChange> absent() throws RunStop {
        Map<RecordId, Listed> found =
                setup.isOn(Safeguard.PROOF_OF_ABSENCE) ? read(unlisted, query::anywhere) : Map.of();
        List<RecordChange> changes = new ArrayList<>();
        List<RecordId> present = new ArrayList<>();
        for (Suspect suspect : unlisted) {
            Listed listed = found.get(suspect.id());
            if (listed == null) {
                changes.add(tombstone(suspect));
            } else if (listed.isDeleted() && !judge.isOpen(listed.stamp())) {
                tally.deleted++;
                changes.add(listed.change());
            } else {
                present.add(suspect.id());
            }
        }
        place(present);
        checkGone(unlisted.size() - found.size());
        return changes;
    }

    /** With the stamp that the target holds: no older version comes back, and any that the org may show again wins. */
    private RecordChange tombstone(Suspect suspect) {
        HeldVersion held = suspect.held();
        Instant stamp = query.hasStamps() && held != null ? held.stamp() : query.asOf();
        return new RecordChange.Deleted(
                query.nothing(suspect.id(), stamp), suspect.id(), stamp, DeletionSource.RECONCILIATION);
    }

    /** These are there but were not shown: they appeared meanwhile, do not meet the condition, or stand elsewhere by the org's order. */
    private void place(List<RecordId> present) throws RunStop {
        if (present.isEmpty()) {
            return;
        }
        if (query.condition() != null) {
            Set<RecordId> selected = idsOf(org.all(query.again(present)));
            tally.outside += present.size() - selected.size();
            present.retainAll(selected);
        }
        Set<RecordId> placed = present.isEmpty() ? Set.of() : idsOf(org.all(query.placed(present, range)));
        for (RecordId id : present) {
            if (!placed.contains(id)) {
                throw ListedRows.disorder(id + " outside of " + range);
            }
        }
        tally.left += present.size();
    }

    /** A lost permission looks like a great deletion. */
    private void checkGone(int more) throws RunStop {
        tally.gone += more;
        if (tally.gone > setup.maxGone()) {
            throw RunStop.partial(
                    "the org shows no trace of " + tally.gone + " records that the target holds, more than the "
                            + setup.maxGone()
                            + " allowed for one run. Has the user lost a permission, or is this another org's copy? If"
                            + " they are gone indeed, allow more by maxGone()");
        }
    }

    private Map<RecordId, Listed> read(List<Suspect> suspects, Function<List<RecordId>, ReadRequest> request)
            throws RunStop {
        if (suspects.isEmpty()) {
            return Map.of();
        }
        List<RecordId> ids = suspects.stream().map(Suspect::id).toList();
        return org.all(request.apply(ids)).stream()
                .map(query::listed)
                .collect(Collectors.toMap(Listed::id, listed -> listed, (one, same) -> same));
    }

    private static Set<RecordId> idsOf(List<SObject> rows) {
        return rows.stream().map(row -> row.id().orElseThrow()).collect(Collectors.toSet());
    }
}
