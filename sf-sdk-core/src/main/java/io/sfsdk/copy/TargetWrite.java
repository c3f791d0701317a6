package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ContentHash;
import io.sfsdk.sync.RecordChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
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

    private final Connection connection;
    private final String table;
    private final List<TargetColumn> columns;
    private final List<String> fields;

    TargetWrite(Connection connection, String table, List<TargetColumn> columns) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
        this.fields = columns.stream().map(TargetColumn::field).toList();
    }

    /** @param changes in ascending order of ids, so that two writers lock rows in the same order */
    void write(Map<RecordId, RecordChange> changes) throws SQLException {
        Map<String, Long> held = held(List.copyOf(changes.keySet()));
        int[] types = types();
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

    private int[] types() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT id" + names() + " FROM " + table + " WHERE 1 = 0");
                ResultSet none = query.executeQuery()) {
            ResultSetMetaData shape = none.getMetaData();
            int[] types = new int[columns.size()];
            for (int i = 0; i < types.length; i++) {
                types[i] = type(shape.getColumnType(i + 2), shape.getColumnTypeName(i + 2));
            }
            return types;
        }
    }

    /** PostgreSQL tells a timestamp with time zone by its name only. */
    private static int type(int type, String name) {
        return type == Types.TIMESTAMP && name.equalsIgnoreCase("timestamptz") ? Types.TIMESTAMP_WITH_TIMEZONE : type;
    }

    private String names() {
        return columns.stream().map(column -> ", " + column.name()).collect(Collectors.joining());
    }

    private PreparedStatement insert() throws SQLException {
        return connection.prepareStatement("INSERT INTO " + table + " (sf_stamp, sf_deleted, sf_hash" + names()
                + ", id) VALUES (?, ?, ?, " + "?, ".repeat(columns.size()) + "?)");
    }

    private PreparedStatement update() throws SQLException {
        String assignments =
                columns.stream().map(column -> ", " + column.name() + " = ?").collect(Collectors.joining());
        return connection.prepareStatement("UPDATE " + table + " SET sf_stamp = ?, sf_deleted = ?, sf_hash = ?"
                + assignments + " WHERE id = ? AND sf_stamp <= ?");
    }

    /** Leaves the last known values: they are what a host may still want to know of a record that is gone. */
    private PreparedStatement bury() throws SQLException {
        return connection.prepareStatement(
                "UPDATE " + table + " SET sf_stamp = ?, sf_deleted = ?, sf_hash = ? WHERE id = ? AND sf_stamp <= ?");
    }

    private void bindInsert(PreparedStatement insert, RecordChange change, int[] types) throws SQLException {
        boolean isDeleted = change instanceof RecordChange.Deleted;
        int next = bindVersion(insert, change);
        for (int i = 0; i < types.length; i++) {
            bind(insert, next++, isDeleted ? null : columns.get(i).value(change.record(), types[i]), types[i]);
        }
        insert.setString(next, change.id().value());
        insert.addBatch();
    }

    private void bindUpdate(PreparedStatement update, RecordChange change, int[] types) throws SQLException {
        int next = bindVersion(update, change);
        if (change instanceof RecordChange.Upserted) {
            for (int i = 0; i < types.length; i++) {
                bind(update, next++, columns.get(i).value(change.record(), types[i]), types[i]);
            }
        }
        update.setString(next++, change.id().value());
        update.setLong(next, change.stamp().toEpochMilli());
        update.addBatch();
    }

    private int bindVersion(PreparedStatement statement, RecordChange change) throws SQLException {
        boolean isDeleted = change instanceof RecordChange.Deleted;
        statement.setLong(1, change.stamp().toEpochMilli());
        statement.setBoolean(2, isDeleted);
        bind(statement, 3, isDeleted ? null : ContentHash.of(change.record(), fields), Types.BIGINT);
        return 4;
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value, int type)
            throws SQLException {
        if (value == null) {
            statement.setNull(place, type);
        } else {
            statement.setObject(place, value);
        }
    }
}
