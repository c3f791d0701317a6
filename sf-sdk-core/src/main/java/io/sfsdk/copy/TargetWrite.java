package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ContentHash;
import io.sfsdk.sync.RecordChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings changes into the table within the caller's transaction. An update repeats the comparison of stamps that was made before, so
 * that a writer in between is not undone.
 */
final class TargetWrite {
    private static final int IDS_OF_ONE_QUERY = 500;
    private static final int REST_OF_SECOND = 999;

    private final Connection connection;
    private final TableShape shape;
    private final String table;
    private final List<TargetColumn> columns;
    private final List<String> fields;
    private final @Nullable Instant closedUntil;

    /** @param closedUntil rows stamped before hold all changes of their second; null if the table does not keep up to when events are in a row */
    TargetWrite(Connection connection, TableShape shape, @Nullable Instant closedUntil) {
        this.connection = connection;
        this.shape = shape;
        this.table = shape.table();
        this.columns = shape.columns();
        this.fields = shape.fields();
        this.closedUntil = closedUntil;
    }

    /** @param changes in ascending order of ids, so that two writers lock rows in the same order */
    void write(Map<RecordId, RecordChange> changes) throws SQLException {
        Map<String, Long> held = held(List.copyOf(changes.keySet()));
        int[] types = ColumnTypes.of(connection, shape);
        try (PreparedStatement insert = insert();
                PreparedStatement update = update();
                PreparedStatement bury = bury()) {
            for (RecordChange change : changes.values()) {
                Long stamp = held.get(change.id().value());
                if (stamp == null) {
                    bindInsert(insert, change, types);
                } else if (stamp <= change.stamp().toEpochMilli()) {
                    bindUpdate(change instanceof RecordChange.Deleted ? bury : update, change, types);
                }
            }
            insert.executeBatch();
            update.executeBatch();
            bury.executeBatch();
        }
    }

    private Map<String, Long> held(List<RecordId> ids) throws SQLException {
        Map<String, Long> held = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_OF_ONE_QUERY) {
            List<RecordId> some = ids.subList(from, Math.min(from + IDS_OF_ONE_QUERY, ids.size()));
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT id, sf_stamp FROM " + table + " WHERE id IN (" + marks + ")")) {
                for (int i = 0; i < some.size(); i++) {
                    query.setString(i + 1, some.get(i).value());
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        held.put(rows.getString(1), rows.getLong(2));
                    }
                }
            }
        }
        return held;
    }

    private PreparedStatement insert() throws SQLException {
        String commit = closedUntil == null ? "" : ", sf_commit";
        return connection.prepareStatement(
                "INSERT INTO " + table + " (sf_stamp, sf_deleted, sf_hash" + commit + ColumnTypes.names(shape)
                        + ", id) VALUES (?, ?, ?, " + (closedUntil == null ? "" : "?, ") + "?, ".repeat(columns.size())
                        + "?)");
    }

    private PreparedStatement update() throws SQLException {
        String assignments =
                columns.stream().map(column -> ", " + column.name() + " = ?").collect(Collectors.joining());
        return connection.prepareStatement(versioned() + assignments + " WHERE id = ? AND sf_stamp <= ?");
    }

    /** Leaves the last known values: they are what a host may still want to know of a record that is gone. */
    private PreparedStatement bury() throws SQLException {
        return connection.prepareStatement(versioned() + " WHERE id = ? AND sf_stamp <= ?");
    }

    private String versioned() {
        String commit = closedUntil == null ? "" : ", sf_commit = CASE WHEN sf_commit > ? THEN sf_commit ELSE ? END";
        return "UPDATE " + table + " SET sf_stamp = ?, sf_deleted = ?, sf_hash = ?" + commit;
    }

    private void bindInsert(PreparedStatement insert, RecordChange change, int[] types) throws SQLException {
        boolean isDeleted = change instanceof RecordChange.Deleted;
        int next = bindVersion(insert, change, 1);
        for (int i = 0; i < types.length; i++) {
            ColumnTypes.bind(
                    insert, next++, isDeleted ? null : columns.get(i).value(change.record(), types[i]), types[i]);
        }
        insert.setString(next, change.id().value());
        insert.addBatch();
    }

    private void bindUpdate(PreparedStatement update, RecordChange change, int[] types) throws SQLException {
        int next = bindVersion(update, change, 2);
        if (change instanceof RecordChange.Upserted) {
            for (int i = 0; i < types.length; i++) {
                ColumnTypes.bind(update, next++, columns.get(i).value(change.record(), types[i]), types[i]);
            }
        }
        update.setString(next++, change.id().value());
        update.setLong(next, change.stamp().toEpochMilli());
        update.addBatch();
    }

    private int bindVersion(PreparedStatement statement, RecordChange change, int commits) throws SQLException {
        boolean isDeleted = change instanceof RecordChange.Deleted;
        statement.setLong(1, change.stamp().toEpochMilli());
        statement.setBoolean(2, isDeleted);
        ColumnTypes.bind(statement, 3, isDeleted ? null : ContentHash.of(change.record(), fields), Types.BIGINT);
        int next = 4;
        if (closedUntil != null) {
            for (int i = 0; i < commits; i++) {
                statement.setLong(next++, commit(change.stamp(), closedUntil));
            }
        }
        return next;
    }

    /** Up to when events are in the row. */
    private static long commit(Instant stamp, Instant closed) {
        return stamp.toEpochMilli() + (stamp.isBefore(closed) ? REST_OF_SECOND : 0);
    }
}
