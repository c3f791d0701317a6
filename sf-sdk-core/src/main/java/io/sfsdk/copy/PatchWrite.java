package io.sfsdk.copy;

import io.sfsdk.record.SObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings what an event told into the table within the caller's transaction. An event is older than the row if the row holds events,
 * or a query's answer, of a later time.
 */
final class PatchWrite {
    /** Of a row that an event changed: what its content's hash would be is not known. */
    private static final long NO_HASH = 0;

    private final Connection connection;
    private final TableShape shape;
    private final int[] types;

    PatchWrite(Connection connection, TableShape shape) throws SQLException {
        this.connection = connection;
        this.shape = shape;
        this.types = ColumnTypes.of(connection, shape);
    }

    RecordPatch.Outcome write(RecordPatch patch) throws SQLException {
        if (isUpdated(patch)) {
            return RecordPatch.Outcome.APPLIED;
        }
        Held held = held(patch);
        if (held == Held.LATER) {
            return RecordPatch.Outcome.OLDER;
        }
        if (patch.kind() == RecordPatch.Kind.PART) {
            return RecordPatch.Outcome.UNKNOWN;
        }
        insert(patch);
        return RecordPatch.Outcome.APPLIED;
    }

    private boolean isUpdated(RecordPatch patch) throws SQLException {
        List<Integer> told = told(patch);
        String assignments = told.stream()
                .map(i -> ", " + shape.columns().get(i).name() + " = ?")
                .collect(Collectors.joining());
        String alive = patch.kind() == RecordPatch.Kind.PART ? " AND NOT sf_deleted" : "";
        String sql = "UPDATE " + shape.table() + " SET sf_commit = ?, sf_stamp = CASE WHEN sf_stamp > ? THEN sf_stamp"
                + " ELSE ? END, sf_deleted = ?, sf_hash = ?" + assignments + " WHERE id = ? AND sf_commit <= ?" + alive;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, patch.commit().toEpochMilli());
            update.setLong(2, stamp(patch));
            update.setLong(3, stamp(patch));
            int next = bindState(update, 4, patch);
            next = bindFields(update, next, patch, told);
            update.setString(next, patch.id().value());
            update.setLong(next + 1, patch.commit().toEpochMilli());
            return update.executeUpdate() > 0;
        }
    }

    private void insert(RecordPatch patch) throws SQLException {
        List<Integer> told = told(patch);
        String names =
                told.stream().map(i -> ", " + shape.columns().get(i).name()).collect(Collectors.joining());
        String sql = "INSERT INTO " + shape.table() + " (sf_commit, sf_stamp, sf_deleted, sf_hash" + names
                + ", id) VALUES (?, ?, ?, ?, " + "?, ".repeat(told.size()) + "?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, patch.commit().toEpochMilli());
            insert.setLong(2, stamp(patch));
            int next = bindState(insert, 3, patch);
            next = bindFields(insert, next, patch, told);
            insert.setString(next, patch.id().value());
            insert.executeUpdate();
        }
    }

    /** The columns that this patch writes: all of a whole record's, none of one that is gone, whose last values stay. */
    private List<Integer> told(RecordPatch patch) {
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            boolean isTold = switch (patch.kind()) {
                case WHOLE -> true;
                case PART -> patch.fields().has(shape.columns().get(i).field());
                case GONE -> false;
            };
            if (isTold) {
                told.add(i);
            }
        }
        return told;
    }

    private static int bindState(PreparedStatement statement, int place, RecordPatch patch) throws SQLException {
        boolean isGone = patch.kind() == RecordPatch.Kind.GONE;
        statement.setBoolean(place, isGone);
        ColumnTypes.bind(statement, place + 1, isGone ? null : NO_HASH, Types.BIGINT);
        return place + 2;
    }

    private int bindFields(PreparedStatement statement, int place, RecordPatch patch, List<Integer> told)
            throws SQLException {
        int next = place;
        for (int i : told) {
            TargetColumn column = shape.columns().get(i);
            SObject fields = patch.fields().has(column.field())
                    ? patch.fields()
                    : patch.fields().with(column.field(), null);
            ColumnTypes.bind(statement, next++, column.value(fields, types[i]), types[i]);
        }
        return next;
    }

    /** Never later than the org's: a reconciliation must not take the row for newer than the record. */
    private static long stamp(RecordPatch patch) {
        Instant committed = patch.commit().truncatedTo(ChronoUnit.SECONDS);
        Instant modified = patch.modified();
        if (modified == null) {
            return patch.kind() == RecordPatch.Kind.GONE ? committed.toEpochMilli() : 0;
        }
        return (modified.isBefore(committed) ? modified : committed).toEpochMilli();
    }

    private enum Held {
        NOTHING,
        EARLIER,
        LATER
    }

    private Held held(RecordPatch patch) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT sf_commit FROM " + shape.table() + " WHERE id = ?")) {
            query.setString(1, patch.id().value());
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Held.NOTHING;
                }
                return rows.getLong(1) > patch.commit().toEpochMilli() ? Held.LATER : Held.EARLIER;
            }
        }
    }
}
