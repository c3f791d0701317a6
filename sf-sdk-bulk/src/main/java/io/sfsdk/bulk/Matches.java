package io.sfsdk.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which result row belongs to which record. Used by one thread. */
final class Matches {
    private final @Nullable ResultRow[] rows;
    private final boolean[] doubtful;
    private int missing;
    private int doubts;

    Matches(int records) {
        this.rows = new ResultRow[records];
        this.doubtful = new boolean[records];
    }

    void assign(int record, ResultRow row) {
        rows[record] = row;
    }

    /** Rows there are, but not which is whose. */
    void doubt(List<Integer> records) {
        records.forEach(record -> doubtful[record] = true);
        doubts += records.size();
    }

    /** No set has them. */
    void missing(List<Integer> records) {
        missing += records.size();
    }

    /** Null for a record that is missing or in doubt. */
    @Nullable
    ResultRow row(int record) {
        return rows[record];
    }

    boolean isDoubtful(int record) {
        return doubtful[record];
    }

    int missing() {
        return missing;
    }

    int doubts() {
        return doubts;
    }
}
