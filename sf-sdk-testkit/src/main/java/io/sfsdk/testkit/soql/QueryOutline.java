package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.FieldType;
import java.util.List;

/**
 * What a query asks for, without its answer.
 *
 * @param objectName the object after FROM in the schema's spelling
 * @param columns one for each entry of SELECT, in its order; empty if it is restricted
 * @param restriction what makes it more than rows of plain columns
 */
public record QueryOutline(String objectName, List<OutlineColumn> columns, Restriction restriction) {
    /** One value of a row: the keys that lead to it, for example {@code Account} and {@code Name}. */
    public record OutlineColumn(List<String> path, FieldType type) {}

    /** Why a query is more than rows of plain columns; the first that applies. */
    public enum Restriction {
        NONE,
        AGGREGATE,
        CHILD_ROWS,
        TYPEOF,
        FIELDS_FUNCTION,
        COMPOUND_FIELD,
        OFFSET
    }

    public QueryOutline {
        columns = List.copyOf(columns);
    }
}
