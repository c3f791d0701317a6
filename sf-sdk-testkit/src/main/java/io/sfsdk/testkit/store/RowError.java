package io.sfsdk.testkit.store;

import java.util.List;

/**
 * Why one record was refused.
 *
 * @param code for example {@code STRING_TOO_LONG}
 * @param message begins with the field's label where it is about one field
 * @param fields API names; often empty
 */
public record RowError(String code, String message, List<String> fields) {
    public RowError {
        fields = List.copyOf(fields);
    }

    /** An error that names no field or some. */
    public static RowError of(String code, String message, String... fields) {
        return new RowError(code, message, List.of(fields));
    }
}
