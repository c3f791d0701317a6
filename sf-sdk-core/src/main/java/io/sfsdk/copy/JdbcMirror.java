package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.RecordChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A table that is kept equal to an object by change events and queries alike: as {@link JdbcTarget}, with {@code sf_commit} beside
 * {@code sf_stamp}, the time (milliseconds since 1970) up to which events are in the row. Each page, and each event, is one
 * transaction. Safe to share, also by processes.
 *
 * <p>A row that an event changed has the hash 0, which no content has: a reconciliation that compares contents reads it again.
 */
public final class JdbcMirror implements PatchedTarget {
    private static final Map<String, String> VERSION = versionColumns();

    private final DataSource database;
    private final TableShape shape;

    private JdbcMirror(DataSource database, TableShape shape) {
        this.database = database;
        this.shape = shape;
    }

    private static Map<String, String> versionColumns() {
        Map<String, String> columns = new LinkedHashMap<>(JdbcTarget.VERSION);
        columns.put("sf_commit", "BIGINT NOT NULL");
        return Collections.unmodifiableMap(columns);
    }

    /**
     * Each field in a column of its name.
     *
     * @param table a plain SQL name, with a schema before it if need be: {@code copy.account}
     * @param fields as queries name them; {@code Id} has its column in any case
     */
    public static JdbcMirror of(DataSource database, String table, String... fields) {
        return of(database, table, TableShape.columnsOf(fields));
    }

    /**
     * Fields in columns of other names.
     *
     * @param columns a column a field
     * @throws IllegalArgumentException if a name is not plain, or a column occurs twice
     */
    public static JdbcMirror of(DataSource database, String table, Map<String, String> columns) {
        return new JdbcMirror(database, TableShape.of(table, VERSION, columns));
    }

    @Override
    public List<String> fields() {
        return shape.fields();
    }

    /** Makes the table if it is missing, with text columns for the fields, and returns this. */
    public JdbcMirror createTable() {
        shape.create(database);
        return this;
    }

    /**
     * {@inheritDoc}
     *
     * @throws SQLException if the database refuses it
     * @throws IllegalArgumentException if a value does not fit its column's type
     */
    @Override
    public void handle(ChangePage page) throws SQLException {
        Map<RecordId, RecordChange> newest = NewestChanges.of(page);
        TableWork work =
                connection -> new TargetWrite(connection, shape, page.window().until()).write(newest);
        work.in(database);
    }

    /**
     * {@inheritDoc}
     *
     * @throws SQLException if the database refuses it
     * @throws IllegalArgumentException if a value does not fit its column's type
     */
    @Override
    public List<RecordPatch.Outcome> patch(List<RecordPatch> patches) throws SQLException {
        List<RecordPatch.Outcome> outcomes = new ArrayList<>();
        TableWork work = connection -> {
            outcomes.clear();
            PatchWrite write = new PatchWrite(connection, shape);
            for (RecordPatch patch : patches) {
                outcomes.add(write.write(patch));
            }
        };
        work.in(database);
        return List.copyOf(outcomes);
    }

    @Override
    public Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo) {
        return new TargetRows(database, shape.table(), upTo).after(after);
    }

    @Override
    public String toString() {
        return "JdbcMirror[" + shape.table() + "]";
    }
}
