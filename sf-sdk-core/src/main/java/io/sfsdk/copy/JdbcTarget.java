package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.RecordChange;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a table equal to an object: each page is one transaction, a version older than the row's is refused, and a deleted record's
 * row stays as a tombstone, so that no older version can bring it back. Safe to share, also by processes; takes a connection for
 * each page and gives it back. Standard SQL, written for H2 and PostgreSQL.
 *
 * <p>Beside the fields' columns the table has {@code id} (18 characters, the primary key), {@code sf_stamp} (milliseconds since
 * 1970), {@code sf_deleted} and {@code sf_hash}: {@link #createTable()} makes it, with text columns for the fields. In a table of
 * your own they may have their types; text is read as numbers, dates and times where a column is one, times in UTC. Read the rows
 * where {@code sf_deleted} is false.
 */
public final class JdbcTarget implements ChangeHandler, TargetIndex {
    static final Map<String, String> VERSION = versionColumns();

    private final DataSource database;
    private final TableShape shape;

    private JdbcTarget(DataSource database, TableShape shape) {
        this.database = database;
        this.shape = shape;
    }

    private static Map<String, String> versionColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("sf_stamp", "BIGINT NOT NULL");
        columns.put("sf_deleted", "BOOLEAN NOT NULL");
        columns.put("sf_hash", "BIGINT");
        return Collections.unmodifiableMap(columns);
    }

    /**
     * Each field in a column of its name, {@code Owner.Name} in {@code Owner_Name}.
     *
     * @param table a plain SQL name, with a schema before it if need be: {@code copy.account}
     * @param fields names or paths; {@code Id} has its column in any case
     */
    public static JdbcTarget of(DataSource database, String table, String... fields) {
        return of(database, table, TableShape.columnsOf(fields));
    }

    /**
     * Fields in columns of other names, for example where a field's name is a word of SQL.
     *
     * @param columns a column a field, in the order in which the fields are compared
     * @throws IllegalArgumentException if a name is not plain, or a column occurs twice
     */
    public static JdbcTarget of(DataSource database, String table, Map<String, String> columns) {
        return new JdbcTarget(database, TableShape.of(table, VERSION, columns));
    }

    /** What to select for this table: give it to the sync and to the reconciliation. */
    public List<String> fields() {
        return shape.fields();
    }

    /** Makes the table if it is missing, and returns this. */
    public JdbcTarget createTable() {
        shape.create(database);
        return this;
    }

    /**
     * Writes a page in one transaction; all of it or, with an exception, nothing.
     *
     * @throws SQLException if the database refuses it
     * @throws IllegalArgumentException if a value does not fit its column's type
     */
    @Override
    public void handle(ChangePage page) throws SQLException {
        Map<RecordId, RecordChange> newest = NewestChanges.of(page);
        TableWork work = connection -> new TargetWrite(connection, shape, null).write(newest);
        work.in(database);
    }

    @Override
    public Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo) {
        return new TargetRows(database, shape.table(), upTo).after(after);
    }

    @Override
    public String toString() {
        return "JdbcTarget[" + shape.table() + "]";
    }
}
