package io.sfsdk.copy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What is done to a table in one transaction, again if another writer came between: all of it or, with an exception, nothing. */
@FunctionalInterface
interface TableWork {
    int MOST_ATTEMPTS = 3;

    void write(Connection connection) throws SQLException;

    default void in(DataSource database) throws SQLException {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try {
                once(database);
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

    private void once(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean isAutomatic = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                write(connection);
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
}
