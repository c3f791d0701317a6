package io.sfsdk.copy;

import io.sfsdk.record.RecordId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table's versions by the page, each behind the last id of the one before. No connection stays open between pages, and no
 * driver gets to hold the whole answer in memory.
 */
final class TargetRows {
    private static final int PAGE = 2_000;

    private final DataSource database;
    private final String table;
    private final @Nullable RecordId upTo;

    TargetRows(DataSource database, String table, @Nullable RecordId upTo) {
        this.database = database;
        this.table = table;
        this.upTo = upTo;
    }

    Stream<HeldVersion> after(@Nullable RecordId start) {
        return Stream.iterate(page(start), Predicate.not(List::isEmpty), this::following)
                .flatMap(List::stream);
    }

    private List<HeldVersion> following(List<HeldVersion> page) {
        return page.size() < PAGE ? List.of() : page(page.get(page.size() - 1).id());
    }

    private List<HeldVersion> page(@Nullable RecordId after) {
        try (Connection connection = database.getConnection()) {
            List<HeldVersion> page = read(connection, after == null ? "" : after.value());
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return page;
        } catch (SQLException e) {
            throw new TargetException(
                    "cannot read what table " + table + " holds (SQL state " + e.getSQLState() + "): " + e.getMessage()
                            + "; does the table exist? createTable() makes it",
                    e);
        }
    }

    private List<HeldVersion> read(Connection connection, String after) throws SQLException {
        String end = upTo == null ? "" : " AND id <= ?";
        String sql = "SELECT id, sf_stamp, sf_deleted, sf_hash FROM " + table + " WHERE id > ?" + end + " ORDER BY id";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setMaxRows(PAGE);
            query.setString(1, after);
            if (upTo != null) {
                query.setString(2, upTo.value());
            }
            try (ResultSet rows = query.executeQuery()) {
                List<HeldVersion> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(version(rows));
                }
                return page;
            }
        }
    }

    private static HeldVersion version(ResultSet row) throws SQLException {
        long hash = row.getLong(4);
        Long known = row.wasNull() ? null : hash;
        return new HeldVersion(
                RecordId.of(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)), row.getBoolean(3), known);
    }
}
