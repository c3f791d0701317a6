package io.sfsdk.testkit.schema;

import org.jspecify.annotations.Nullable;

/**
 * The other end of a reference: {@code childObject.field} points here.
 *
 * @param name the children's name in a subquery; null if they cannot be reached by one
 */
public record ChildRelationship(
        @Nullable String name, String childObject, String field, boolean cascadeDelete, boolean restrictedDelete) {
    /** An end that restricts no delete. */
    public ChildRelationship(@Nullable String name, String childObject, String field, boolean cascadeDelete) {
        this(name, childObject, field, cascadeDelete, false);
    }
}
