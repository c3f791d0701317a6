package io.sfsdk.sync;

import io.sfsdk.read.SchemaSource;
import org.jspecify.annotations.Nullable;

/**
 * How a sync deals with the object's fields.
 *
 * @param schemas null if the fields are not watched
 * @param isAll whether all fields are read, in place of named ones
 * @param stopsAtLoss whether a run ends where a field it reads is no longer there
 * @param perQuery most fields that one query names
 * @param rereadPages pages of old rows that one run reads again for new fields; 0 if old rows stay without them
 * @param remembered rows whose content is remembered, to tell a stamp that moved alone; 0 for none
 */
record FieldSettings(
        @Nullable SchemaSource schemas,
        boolean isAll,
        boolean stopsAtLoss,
        int perQuery,
        int rereadPages,
        int remembered) {
    static FieldSettings standard() {
        return new FieldSettings(null, false, false, 1_000, 100, 0);
    }

    FieldSettings watching(SchemaSource source) {
        return new FieldSettings(source, isAll, stopsAtLoss, perQuery, rereadPages, remembered);
    }

    FieldSettings all(boolean isWanted) {
        return new FieldSettings(schemas, isWanted, stopsAtLoss, perQuery, rereadPages, remembered);
    }

    FieldSettings stoppingAtLoss() {
        return new FieldSettings(schemas, isAll, true, perQuery, rereadPages, remembered);
    }

    FieldSettings withPerQuery(int fields) {
        return new FieldSettings(schemas, isAll, stopsAtLoss, fields, rereadPages, remembered);
    }

    FieldSettings withRereadPages(int pages) {
        return new FieldSettings(schemas, isAll, stopsAtLoss, perQuery, pages, remembered);
    }

    FieldSettings withRemembered(int rows) {
        return new FieldSettings(schemas, isAll, stopsAtLoss, perQuery, rereadPages, rows);
    }

    /** The same, with all calls through a gate. */
    FieldSettings through(CallGate gate) {
        return schemas == null ? this : watching(new GatedSchemas(schemas, gate));
    }

    /** @throws IllegalStateException if something makes no sense */
    void check() {
        if (isAll && schemas == null) {
            throw new IllegalStateException("allFields() needs schema(..), which tells what fields there are");
        }
        if (perQuery < 1 || rereadPages < 0 || remembered < 0) {
            throw new IllegalStateException("a query names at least one field; pages and rows are not negative");
        }
    }
}
