package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.RecordChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final int MOST_ATTEMPTS = 3;

    private final DataSource database;
    private final String table;
    private final List<TargetColumn> columns;

    private JdbcTarget(DataSource database, String table, List<TargetColumn> columns) {
        this.database = database;
        this.table = table;
        this.columns = columns;
    }

    /**
     * Each field in a column of its name, {@code Owner.Name} in {@code Owner_Name}.
     *
     * @param table a plain SQL name, with a schema before it if need be: {@code copy.account}
     * @param fields names or paths; {@code Id} has its column in any case
     */
    public static JdbcTarget of(DataSource database, String table, String... fields) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : fields) {
            columns.put(field, field.replace('.', '_'));
        }
        return of(database, table, columns);
    }

    /**
     * Fields in columns of other names, for example where a field's name is a word of SQL.
     *
     * @param columns a column a field, in the order in which the fields are compared
     * @throws IllegalArgumentException if a name is not plain, or a column occurs twice
     */
    public static JdbcTarget of(DataSource database, String table, Map<String, String> columns) {
        if (!table.matches(NAME + "(\\." + NAME + ")?")) {
            throw new IllegalArgumentException(
                    "a table is named by letters, digits and underscores, with a schema and a dot"
                            + " before it if need be; got " + table.length() + " other characters");
        }
        Set<String> taken = new HashSet<>(Set.of("id", "sf_stamp", "sf_deleted", "sf_hash"));
        columns.forEach((field, column) -> check(field, column, taken));
        return new JdbcTarget(
                database,
                table,
                columns.entrySet().stream()
                        .filter(entry -> !entry.getKey().equalsIgnoreCase("Id"))
                        .map(entry -> new TargetColumn(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static void check(String field, String column, Set<String> taken) {
        if (!field.matches(NAME + "(\\." + NAME + ")*")) {
            throw new IllegalArgumentException("not the API name of a field: \"" + field + "\"");
        }
        if (!column.matches(NAME)) {
            throw new IllegalArgumentException(
                    "the column of field " + field + " is not named by letters, digits and underscores");
        }
        if (!field.equalsIgnoreCase("Id") && !taken.add(column.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("column " + column + " of field " + field + " is taken");
        }
    }

    /** What to select for this table: give it to the sync and to the reconciliation. */
    public List<String> fields() {
        return columns.stream().map(TargetColumn::field).toList();
    }

    /** Makes the table if it is missing, and returns this. */
    public JdbcTarget createTable() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String product = connection.getMetaData().getDatabaseProductName();
            String bytewise = product.equals("PostgreSQL") ? " COLLATE \"C\"" : "";
            String texts = columns.stream()
                    .map(column -> ", " + column.name() + " VARCHAR(131072)")
                    .collect(Collectors.joining());
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS " + table + " (id VARCHAR(18)" + bytewise
                    + " NOT NULL PRIMARY KEY, sf_stamp BIGINT NOT NULL, sf_deleted BOOLEAN NOT NULL, sf_hash BIGINT"
                    + texts
                    + ")");
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return this;
        } catch (SQLException e) {
            throw new TargetException("cannot create table " + table + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes a page in one transaction; all of it or, with an exception, nothing.
     *
     * @throws SQLException if the database refuses it
     * @throws IllegalArgumentException if a value does not fit its column's type
     */
    @Override
    public void handle(ChangePage page) throws SQLException {
        Map<RecordId, RecordChange> newest = new TreeMap<>();
        page.changes()
                .forEach(change -> newest.merge(
                        change.id(), change, (old, fresh) -> fresh.stamp().isBefore(old.stamp()) ? old : fresh));
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try {
                write(newest);
                return;
            } catch (SQLException e) {
                if (attempt == MOST_ATTEMPTS || !isRace(e)) {
                    throw e;
                }
            }
        }
    }

    /** Another writer inserted the same id or was locked with us: our transaction is undone and may come again. */
    private static boolean isRace(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("23") || state.startsWith("40"));
    }

    private void write(Map<RecordId, RecordChange> changes) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean isAutomatic = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                new TargetWrite(connection, table, columns).write(changes);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(isAutomatic);
            }
        }
    }

    private static void undo(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public Stream<HeldVersion> between(@Nullable RecordId after, @Nullable RecordId upTo) {
        return new TargetRows(database, table, upTo).after(after);
    }

    @Override
    public String toString() {
        return "JdbcTarget[" + table + "]";
    }
}
