package io.sfsdk.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A table and the columns that fields have there.
 *
 * @param own definitions of the columns that tell versions, beside {@code id}
 */
record TableShape(String table, Map<String, String> own, List<TargetColumn> columns) {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    TableShape {
        own = new LinkedHashMap<>(own);
        columns = List.copyOf(columns);
    }

    /** Each field in a column of its name, {@code Owner.Name} in {@code Owner_Name}. */
    static Map<String, String> columnsOf(String... fields) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : fields) {
            columns.put(field, field.replace('.', '_'));
        }
        return columns;
    }

    /** @throws IllegalArgumentException if a name is not plain, or a column occurs twice */
    static TableShape of(String table, Map<String, String> own, Map<String, String> columns) {
        if (!table.matches(NAME + "(\\." + NAME + ")?")) {
            throw new IllegalArgumentException(
                    "a table is named by letters, digits and underscores, with a schema and a dot"
                            + " before it if need be; got " + table.length() + " other characters");
        }
        Set<String> taken = new HashSet<>(own.keySet());
        taken.add("id");
        columns.forEach((field, column) -> check(field, column, taken));
        return new TableShape(
                table,
                own,
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

    List<String> fields() {
        return columns.stream().map(TargetColumn::field).toList();
    }

    /** Makes the table if it is missing, with text columns for the fields. */
    void create(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String product = connection.getMetaData().getDatabaseProductName();
            statement.executeUpdate(definition(product.equals("PostgreSQL") ? " COLLATE \"C\"" : ""));
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new TargetException("cannot create table " + table + ": " + e.getMessage(), e);
        }
    }

    private String definition(String bytewise) {
        String versions = own.entrySet().stream()
                .map(column -> ", " + column.getKey() + " " + column.getValue())
                .collect(Collectors.joining());
        String texts = columns.stream()
                .map(column -> ", " + column.name() + " VARCHAR(131072)")
                .collect(Collectors.joining());
        return "CREATE TABLE IF NOT EXISTS " + table + " (id VARCHAR(18)" + bytewise + " NOT NULL PRIMARY KEY"
                + versions + texts + ")";
    }
}
