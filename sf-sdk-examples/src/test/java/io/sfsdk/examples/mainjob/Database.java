package io.sfsdk.examples.mainjob;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the warehouse of a job that has ended, past all code of the job. */
final class Database {
    private final String url;

    Database(Path folder) {
        this.url = "jdbc:h2:file:" + folder.resolve("warehouse").toAbsolutePath();
    }

    /** Every record, with external ids in place of ids and without stamps, which differ from org to org. */
    List<String> content() throws SQLException {
        List<String> content =
                new ArrayList<>(rows("SELECT Deleted, External_Id__c, Name, Registered_Name__c, Segment__c, Website, "
                        + "Phone, Listed_Twice__c FROM Account ORDER BY External_Id__c"));
        content.addAll(
                rows("SELECT c.Deleted, c.External_Id__c, a.External_Id__c, FirstName, LastName, Email, Department "
                        + "FROM Contact c JOIN Account a ON a.Id = c.AccountId ORDER BY c.External_Id__c"));
        return content;
    }

    /** The rows of a query, each as one text. */
    List<String> rows(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        }
    }

    void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private static String row(ResultSet found) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
            values.add(found.getString(column));
        }
        return String.join("|", values.stream().map(String::valueOf).toList());
    }
}
