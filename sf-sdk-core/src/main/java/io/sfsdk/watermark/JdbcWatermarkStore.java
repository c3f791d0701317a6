package io.sfsdk.watermark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            commit(connection);
            return this;
        } catch (SQLException e) {
            throw new WatermarkStoreException("cannot create table " + table + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        try (Connection connection = database.getConnection()) {
            Optional<Watermark> position = Optional.ofNullable(read(connection, key));
            commit(connection);
            return position;
        } catch (SQLException e) {
            throw failed("read the position of " + key, e);
        }
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        try (Connection connection = database.getConnection()) {
            boolean isMoved =
                    expected == null ? insertIfAbsent(connection, key, next) : update(connection, key, expected, next);
            commit(connection);
            return isMoved;
        } catch (SQLException e) {
            throw failed("move " + key, e);
        }
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
            return lostTheRace(connection, key, e);
        }
    }

    /** Whether another worker inserted between our look and our insert; any other failure is thrown on. */
    private boolean lostTheRace(Connection connection, WatermarkKey key, SQLException failure) throws SQLException {
        String state = failure.getSQLState();
        rollback(connection);
        boolean isConflict = (state != null && state.startsWith("23")) || read(connection, key) != null;
        if (isConflict) {
            return false;
        }
        throw failure;
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

    private static void commit(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static void rollback(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    private WatermarkStoreException failed(String attempt, SQLException e) {
        return new WatermarkStoreException(
                "cannot " + attempt + " in table " + table + " (SQL state " + e.getSQLState() + "): " + e.getMessage()
                        + "; does the table exist? createTable() makes it",
                e);
    }
}
