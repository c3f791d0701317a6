package io.sfsdk.watermark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps positions in one table of a database that the job's instances share. Safe to share; takes a connection for each call
 * and gives it back. Standard SQL, written for H2, PostgreSQL and SQLite.
 *
 * <p>The table has the columns {@code job}, {@code name} and {@code position}, the first two its primary key: {@link
 * #createTable()} makes it. A connection that does not commit by itself is committed here, so the data source must not take part
 * in a surrounding transaction.
 */
public final class JdbcWatermarkStore implements WatermarkStore {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final DataSource database;
    private final String table;

    private JdbcWatermarkStore(DataSource database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Uses the table {@code sf_watermark}. */
    public static JdbcWatermarkStore in(DataSource database) {
        return in(database, "sf_watermark");
    }

    /**
     * Uses a table of its own name.
     *
     * @param table a plain SQL name, with a schema before it if need be: {@code jobs.sf_watermark}
     */
    public static JdbcWatermarkStore in(DataSource database, String table) {
        if (!table.matches(NAME + "(\\." + NAME + ")?")) {
            throw new IllegalArgumentException(
                    "a table is named by letters, digits and underscores, with a schema and a dot"
                            + " before it if need be; got " + table.length() + " other characters");
        }
        return new JdbcWatermarkStore(database, table);
    }

    /** Makes the table if it is missing, and returns this. */
    public JdbcWatermarkStore createTable() {
        String sql = "CREATE TABLE IF NOT EXISTS " + table + " (job VARCHAR(100) NOT NULL, name VARCHAR(255) NOT NULL,"
                + " position VARCHAR(1000000) NOT NULL, PRIMARY KEY (job, name))";
        return transaction("create the table", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(sql);
                return this;
            }
        });
    }

    /**
     * The database's clock, for leases: instances that ask one clock do not depend on those of their hosts. Each question is a query.
     *
     * <p>For databases whose driver gives {@code CURRENT_TIMESTAMP} with its offset, as those of H2 and PostgreSQL do; SQLite's does
     * not, but there is one machine, and its own clock serves.
     */
    public InstantSource databaseTime() {
        return () -> transaction("ask the time", JdbcWatermarkStore::now);
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return transaction("read the position of " + key, connection -> Optional.ofNullable(read(connection, key)));
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        return transaction(
                "move " + key,
                connection -> expected == null
                        ? insertIfAbsent(connection, key, next)
                        : update(connection, key, expected, next));
    }

    private boolean update(Connection connection, WatermarkKey key, Watermark expected, Watermark next)
            throws SQLException {
        String sql = "UPDATE " + table + " SET position = ? WHERE job = ? AND name = ? AND position = ?";
        return execute(connection, sql, next.value(), key.job(), key.name(), expected.value()) == 1;
    }

    private boolean insertIfAbsent(Connection connection, WatermarkKey key, Watermark first) throws SQLException {
        if (read(connection, key) != null) {
            return false;
        }
        try {
            String sql = "INSERT INTO " + table + " (job, name, position) VALUES (?, ?, ?)";
            return execute(connection, sql, key.job(), key.name(), first.value()) == 1;
        } catch (SQLException e) {
            if (lostTheRace(connection, key, e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Whether another worker inserted between our look and our insert. Only a look tells: the state of a duplicate key is 23505 in
     * some databases, in others that of every broken constraint, and in some there is none.
     */
    private boolean lostTheRace(Connection connection, WatermarkKey key, SQLException failure) {
        try {
            rollback(connection);
            return read(connection, key) != null;
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CURRENT_TIMESTAMP")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private @Nullable Watermark read(Connection connection, WatermarkKey key) throws SQLException {
        String sql = "SELECT position FROM " + table + " WHERE job = ? AND name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key.job());
            statement.setString(2, key.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Watermark(rows.getString(1)) : null;
            }
        }
    }

    private static int execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Statements that are committed together, or none of them. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T transaction(String attempt, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            try {
                T result = work.with(connection);
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new WatermarkStoreException(
                    "cannot " + attempt + " in table " + table + " (SQL state " + e.getSQLState() + "): "
                            + e.getMessage() + "; does the table exist? createTable() makes it",
                    e);
        }
    }

    /** A pool may hand the connection to others, who must not commit half of this. */
    private static void rollback(Connection connection, Exception cause) {
        try {
            rollback(connection);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void rollback(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
