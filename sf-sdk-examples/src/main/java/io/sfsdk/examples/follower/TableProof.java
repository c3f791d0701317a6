package io.sfsdk.examples.follower;

import io.sfsdk.testkit.SimulatedOrg;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The table beside the org, record by record.
 *
 * @param records in the org
 * @param rows in the table
 * @param missing records that the table does not hold
 * @param different records of which it holds something else
 * @param leftOver rows of which the org has no record
 */
record TableProof(int records, int rows, long missing, long different, long leftOver) {
    static TableProof of(SimulatedOrg org, DataSource database, List<String> fields) throws SQLException {
        Map<String, String> shown = shown(org, fields);
        Map<String, String> held = held(database, fields);
        Set<String> leftOver = new HashSet<>(held.keySet());
        leftOver.removeAll(shown.keySet());
        long missing =
                shown.keySet().stream().filter(id -> !held.containsKey(id)).count();
        long different = shown.entrySet().stream()
                .filter(record -> held.containsKey(record.getKey()))
                .filter(record -> !Objects.equals(held.get(record.getKey()), record.getValue()))
                .count();
        return new TableProof(shown.size(), held.size(), missing, different, leftOver.size());
    }

    private static Map<String, String> shown(SimulatedOrg org, List<String> fields) {
        Map<String, String> shown = new TreeMap<>();
        org.query("SELECT Id, " + String.join(", ", fields) + " FROM Account")
                .forEach(row -> shown.put(
                        String.valueOf(row.get("Id")),
                        fields.stream()
                                .map(field -> String.valueOf(row.get(field)))
                                .toList()
                                .toString()));
        return shown;
    }

    private static Map<String, String> held(DataSource database, List<String> fields) throws SQLException {
        Map<String, String> held = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + String.join(", ", fields) + ", id FROM account WHERE NOT sf_deleted")) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= fields.size(); i++) {
                    cells.add(String.valueOf(rows.getString(i)));
                }
                held.put(rows.getString(fields.size() + 1), cells.toString());
            }
        }
        return held;
    }

    boolean isEqual() {
        return missing == 0 && different == 0 && leftOver == 0 && records == rows;
    }

    String describe() {
        return "Org %,d records = table %,d rows; missing=%d, different=%d, left over=%d"
                .formatted(records, rows, missing, different, leftOver);
    }
}
