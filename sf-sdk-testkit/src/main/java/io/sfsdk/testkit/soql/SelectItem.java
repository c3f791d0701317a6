package io.sfsdk.testkit.soql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a SELECT list, as written. */
sealed interface SelectItem {
    record Value(Expression expression, @Nullable String alias) implements SelectItem {}

    /** Child rows. */
    record Children(Query query) implements SelectItem {}

    /** {@code TYPEOF Owner WHEN User THEN Email ELSE Name END}; no otherwise means nothing for other types. */
    record ByType(Expression.Path reference, List<Branch> branches, List<Expression.Path> otherwise)
            implements SelectItem {}

    record Branch(Expression.Path type, List<Expression.Path> fields) {}

    /** {@code FIELDS(ALL)} and its kin. */
    record Fields(Group group, int offset) implements SelectItem {}

    enum Group {
        ALL,
        STANDARD,
        CUSTOM
    }
}
