package io.sfsdk.bulk;

import io.sfsdk.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * What the org tells of one row.
 *
 * @param id null where it tells none
 * @param error the org's text, null unless the row failed
 * @param cells as the org wrote them anew, in the order of the upload's columns; empty where the key was enough
 */
@SuppressWarnings("ArrayRecordComponent") // never compared or shown
record ResultRow(
        ResultSet set,
        @Nullable RecordId id,
        boolean created,
        @Nullable String error,
        String[] cells) {
    private static final String[] NONE = {};

    ResultRow withoutCells() {
        return new ResultRow(set, id, created, error, NONE);
    }
}
