package io.sfsdk.testkit.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One committed state of the whole org. Immutable. */
final class Snapshot {
    private final Catalog catalog;
    private final IdSpace ids;
    private final TableState[] tables;

    private Snapshot(Catalog catalog, IdSpace ids, TableState[] tables) {
        this.catalog = catalog;
        this.ids = ids;
        this.tables = tables;
    }

    static Snapshot empty(Catalog catalog, IdSpace ids) {
        TableState[] tables = new TableState[catalog.size()];
        Arrays.setAll(tables, ordinal -> TableState.empty(catalog.layout(ordinal)));
        return new Snapshot(catalog, ids, tables);
    }

    Catalog catalog() {
        return catalog;
    }

    IdSpace ids() {
        return ids;
    }

    TableState table(int ordinal) {
        return tables[ordinal];
    }

    /** @throws OrgException {@code INVALID_TYPE} for an unknown name */
    int ordinal(String object) {
        int ordinal = catalog.ordinal(object);
        if (ordinal < 0) {
            throw new OrgException("INVALID_TYPE", "sObject type '" + object + "' is not supported.");
        }
        return ordinal;
    }

    /** A record by its 18-character id. */
    @Nullable
    StoredRow row(String id) {
        int ordinal = catalog.ordinalOfId(id);
        return ordinal < 0 ? null : tables[ordinal].get(ids.number(id));
    }

    Snapshot with(int ordinal, List<StoredRow> versions, Collection<Integer> purged) {
        TableState[] next = tables.clone();
        next[ordinal] = tables[ordinal].with(versions, purged);
        return new Snapshot(catalog, ids, next);
    }

    Snapshot alteredTo(Catalog other) {
        TableState[] next = new TableState[other.size()];
        Arrays.setAll(
                next,
                ordinal -> ordinal < tables.length
                        ? tables[ordinal].adoptedBy(other.layout(ordinal))
                        : TableState.empty(other.layout(ordinal)));
        return new Snapshot(other, ids, next);
    }
}
