package io.sfsdk.examples.mainjob;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which steps are done and what they did, so that a killed job goes on where it was and its totals are those of the whole. A
 * step that was broken off is done again; all of them bear that.
 */
final class Journal {
    private final Connection database;

    Journal(Connection database) throws SQLException {
        this.database = database;
        try (Statement statement = database.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS Journal (Step VARCHAR PRIMARY KEY, Synced BIGINT NOT NULL, "
                            + "Accepted BIGINT NOT NULL, Written BIGINT NOT NULL, Dead BIGINT NOT NULL, Retried BIGINT NOT NULL)");
        }
        try (Statement statement = database.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS Reason (Reason VARCHAR PRIMARY KEY, Letters BIGINT NOT NULL)");
        }
        database.commit();
    }

    boolean isDone(String step) throws SQLException {
        try (PreparedStatement query = database.prepareStatement("SELECT 1 FROM Journal WHERE Step = ?")) {
            query.setString(1, step);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Notes that a step is done. */
    void done(String step) throws SQLException {
        done(step, Tally.NOTHING, new Reasons());
    }

    /** Notes that a step is done, what it did, and why records failed in it. */
    void done(String step, Tally tally, Reasons reasons) throws SQLException {
        add(step, tally);
        for (Map.Entry<String, Integer> reason : reasons.counts().entrySet()) {
            add(reason.getKey(), reason.getValue());
        }
        database.commit();
    }

    private void add(String reason, int letters) throws SQLException {
        try (PreparedStatement merge = database.prepareStatement(
                "MERGE INTO Reason t USING (VALUES (CAST(? AS VARCHAR), CAST(? AS BIGINT))) s (Reason, Letters) "
                        + "ON t.Reason = s.Reason WHEN MATCHED THEN UPDATE SET Letters = t.Letters + s.Letters "
                        + "WHEN NOT MATCHED THEN INSERT VALUES (s.Reason, s.Letters)")) {
            merge.setString(1, reason);
            merge.setLong(2, letters);
            merge.executeUpdate();
        }
    }

    /** Why records became dead letters, the most frequent reason first. */
    Map<String, Long> reasons() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT Reason, Letters FROM Reason ORDER BY Letters DESC, Reason")) {
            Map<String, Long> reasons = new LinkedHashMap<>();
            while (found.next()) {
                reasons.put(found.getString(1), found.getLong(2));
            }
            return reasons;
        }
    }

    /** Counts changes as part of the transaction that takes them. */
    void addSynced(long changes) throws SQLException {
        add("synced", new Tally(changes, 0, 0, 0, 0));
    }

    private void add(String step, Tally tally) throws SQLException {
        try (PreparedStatement merge = database.prepareStatement(
                "MERGE INTO Journal t USING (VALUES (CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT), "
                        + "CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT))) "
                        + "s (Step, Synced, Accepted, Written, Dead, Retried) ON t.Step = s.Step "
                        + "WHEN MATCHED THEN UPDATE SET Synced = t.Synced + s.Synced "
                        + "WHEN NOT MATCHED THEN INSERT VALUES (s.Step, s.Synced, s.Accepted, s.Written, s.Dead, s.Retried)")) {
            merge.setString(1, step);
            merge.setLong(2, tally.synced());
            merge.setLong(3, tally.accepted());
            merge.setLong(4, tally.written());
            merge.setLong(5, tally.dead());
            merge.setLong(6, tally.retried());
            merge.executeUpdate();
        }
    }

    /** Everything so far. */
    Tally total() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet sums = statement.executeQuery(
                        "SELECT COALESCE(SUM(Synced), 0), COALESCE(SUM(Accepted), 0), "
                                + "COALESCE(SUM(Written), 0), COALESCE(SUM(Dead), 0), COALESCE(SUM(Retried), 0) FROM Journal")) {
            sums.next();
            return new Tally(sums.getLong(1), sums.getLong(2), sums.getLong(3), sums.getLong(4), sums.getLong(5));
        }
    }
}
