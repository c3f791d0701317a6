package io.sfsdk.examples.mainjob;

import io.sfsdk.record.SObject;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.RecordChange;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The local copy of the org, and the job's journal: a database in a folder. Used by one thread. */
final class Warehouse implements AutoCloseable {
    private final Connection database;
    private final Journal journal;

    private Warehouse(Connection database) throws SQLException {
        this.database = database;
        this.journal = new Journal(database);
    }

    /** Opens the database of this folder, or founds it. */
    static Warehouse open(JobFolder folder) throws SQLException {
        // With a write delay a killed process would take its last commits along.
        Connection database =
                DriverManager.getConnection("jdbc:h2:file:" + folder.warehouse().toAbsolutePath() + ";WRITE_DELAY=0");
        database.setAutoCommit(false);
        Warehouse warehouse = new Warehouse(database);
        warehouse.found();
        return warehouse;
    }

    private void found() throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (Mirror mirror : Mirror.ALL) {
                statement.execute(mirror.createTable());
            }
        }
        database.commit();
    }

    Journal journal() {
        return journal;
    }

    // tag::handler
    /** Takes a page of changes, all or none of it; when this returns they are on the disk. */
    void take(Mirror mirror, ChangePage page) throws SQLException {
        try (PreparedStatement merge = database.prepareStatement(mirror.merge())) {
            for (RecordChange change : page.changes()) {
                fill(merge, mirror, change);
                merge.addBatch();
            }
            merge.executeBatch();
        }
        journal.addSynced(page.changes().size());
        commit();
    }
    // end::handler

    private static void fill(PreparedStatement merge, Mirror mirror, RecordChange change) throws SQLException {
        merge.setString(1, change.id().value());
        merge.setObject(2, change.stamp().atOffset(ZoneOffset.UTC));
        merge.setBoolean(3, change instanceof RecordChange.Deleted);
        int column = 4;
        for (String field : mirror.fields()) {
            merge.setString(column++, text(change.record(), field));
        }
    }

    /** A field as the warehouse keeps it. */
    static @Nullable String text(SObject record, String field) {
        Object value = record.value(field);
        return value == null ? null : value.toString();
    }

    /** Every record that is not deleted, by id. */
    Map<String, Map<String, @Nullable String>> rows(Mirror mirror) throws SQLException {
        Map<String, Map<String, @Nullable String>> rows = new HashMap<>();
        String query = mirror.query() + " WHERE NOT Deleted";
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.put(found.getString("Id"), row(found, mirror));
            }
        }
        return rows;
    }

    private static Map<String, @Nullable String> row(ResultSet found, Mirror mirror) throws SQLException {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (String field : mirror.fields()) {
            row.put(field, found.getString(field));
        }
        return row;
    }

    private void commit() throws SQLException {
        database.commit();
        try (Statement statement = database.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
