package io.sfsdk.sync;

import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run is given.
 *
 * @param mergedParents whose records are read again when the parent lost a merge
 * @param start where a sync without a position begins, given the first window's end
 * @param overlap how far behind the position the audit reads
 * @param isDeleteLogRead whether the second track runs
 * @param reconciler closes gaps of the delete log; null if the host gave none
 * @param routes where else rows may come from; null for the source alone
 * @param off empty outside tests
 */
record SyncSetup(
        RecordSource source,
        ReplicationLog log,
        WatermarkStore store,
        String name,
        Selection selection,
        SyncCursor cursor,
        List<MergedParents> mergedParents,
        boolean includeDeleted,
        UnaryOperator<Instant> start,
        FencePlanner fence,
        Duration overlap,
        int ledgerCapacity,
        Supplier<Patience> patience,
        Delivery delivery,
        boolean isDeleteLogRead,
        @Nullable Reconciler reconciler,
        FieldSettings fields,
        @Nullable RowRoutes routes,
        Set<Countermeasure> off) {

    boolean isOn(Countermeasure countermeasure) {
        return !off.contains(countermeasure);
    }

    /** The same, with all calls through a gate. */
    SyncSetup through(CallGate gate) {
        return with(
                new GatedSource(source, gate),
                new GatedLog(log, gate),
                store,
                () -> patience.get().behind(gate),
                delivery,
                fields.through(gate),
                routes == null ? null : routes.through(gate));
    }

    SyncSetup over(WatermarkStore otherStore) {
        return with(source, log, otherStore, patience, delivery, fields, routes);
    }

    private SyncSetup with(
            RecordSource otherSource,
            ReplicationLog otherLog,
            WatermarkStore otherStore,
            Supplier<Patience> otherPatience,
            Delivery otherDelivery,
            FieldSettings otherFields,
            @Nullable RowRoutes otherRoutes) {
        return new SyncSetup(
                otherSource,
                otherLog,
                otherStore,
                name,
                selection,
                cursor,
                mergedParents,
                includeDeleted,
                start,
                fence,
                overlap,
                ledgerCapacity,
                otherPatience,
                otherDelivery,
                isDeleteLogRead,
                reconciler,
                otherFields,
                otherRoutes,
                off);
    }

    Cell positionCell() {
        return new Cell(store, new WatermarkKey("sync", name));
    }

    Cell deletesCell() {
        return new Cell(store, new WatermarkKey("sync-deletes", name));
    }

    Cell deletesLedgerCell() {
        return new Cell(store, new WatermarkKey("sync-deletes-ledger", name));
    }

    Cell ledgerCell() {
        return new Cell(store, new WatermarkKey("sync-ledger", name));
    }

    Cell fieldsCell() {
        return new Cell(store, new WatermarkKey("sync-fields", name));
    }

    Cell formulasCell() {
        return new Cell(store, new WatermarkKey("sync-formulas", name));
    }

    /** The memory of contents, taken out of the store; null if there is none. */
    @Nullable
    ContentLedger takeContents() throws RunEnd {
        LedgerShelf shelf = shelf();
        if (fields.remembered() == 0) {
            shelf.discard();
            return null;
        }
        return ContentLedger.take(shelf, fields.remembered());
    }

    LedgerShelf shelf() {
        return new LedgerShelf(store, name, log.organizationId(), isOn(Countermeasure.CONTENTS_MARKED));
    }

    /** The source of rows as this object's fields are now. */
    RecordSource rows(FieldWatch watch, Instant closed) {
        return rows(source, watch, closed);
    }

    /** The same from another source; parts of wide rows come from the ordered one, which answers at once. */
    RecordSource rows(RecordSource from, FieldWatch watch, Instant closed) {
        Instant leaving = selection.isByCreation() ? Instant.MAX : closed;
        return new FieldSource(from, source, watch, leaving, isOn(Countermeasure.WHOLE_ROWS));
    }

    /** A setup that hands over only what the host does not have by this memory; the same one if it is null. */
    SyncSetup remembering(@Nullable ContentLedger contents) {
        return with(source, log, store, patience, delivery.remembering(contents), fields, routes);
    }

    /** Names the cursor's fields only; {@link #rows} adds the others. */
    ChangeQuery query() {
        Selection cursor = new Selection(selection.sobject(), List.of(), selection.condition(), selection.cursor());
        return new ChangeQuery(cursor, includeDeleted, isOn(Countermeasure.TOTAL_ORDER));
    }
}
