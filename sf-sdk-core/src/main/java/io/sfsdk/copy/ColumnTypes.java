package io.sfsdk.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which types the columns of a table have, of {@link Types} and in the shape's order; and how values get there. */
final class ColumnTypes {
    private ColumnTypes() {}

    static int[] of(Connection connection, TableShape shape) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT id" + names(shape) + " FROM " + shape.table() + " WHERE 1 = 0");
                ResultSet none = query.executeQuery()) {
            ResultSetMetaData found = none.getMetaData();
            int[] types = new int[shape.columns().size()];
            for (int i = 0; i < types.length; i++) {
                types[i] = type(found.getColumnType(i + 2), found.getColumnTypeName(i + 2));
            }
            return types;
        }
    }

    /** PostgreSQL tells a timestamp with time zone by its name only. */
    private static int type(int type, String name) {
        return type == Types.TIMESTAMP && name.equalsIgnoreCase("timestamptz") ? Types.TIMESTAMP_WITH_TIMEZONE : type;
    }

    /** The fields' columns, each with a comma before it. */
    static String names(TableShape shape) {
        return shape.columns().stream().map(column -> ", " + column.name()).collect(Collectors.joining());
    }

    static void bind(PreparedStatement statement, int place, @Nullable Object value, int type) throws SQLException {
        if (value == null) {
            statement.setNull(place, type);
        } else {
            statement.setObject(place, value);
        }
    }
}
