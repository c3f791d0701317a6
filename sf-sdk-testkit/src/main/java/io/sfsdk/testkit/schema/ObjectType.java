package io.sfsdk.testkit.schema;

import java.util.List;
import java.util.Optional;

/** One object of the org. Field and relationship names are looked up without regard to case. Immutable. */
public interface ObjectType {
    String name();

    String label();

    String labelPlural();

    /** The first three characters of its ids. */
    String keyPrefix();

    boolean isCustom();

    /** Whether getUpdated and getDeleted answer for it. */
    boolean isReplicateable();

    /** Whether the user who sees this type lacks a permission; see {@link UserAccess}. */
    default boolean withholds(ObjectPermission permission) {
        return false;
    }

    /** Fields in describe order. */
    List<Field> fields();

    Optional<Field> field(String name);

    /** The reference field whose parent is reached by this relationship name, {@code Account} or {@code Parent__r}. */
    Optional<Field> parentRelationship(String relationshipName);

    Optional<ChildRelationship> childRelationship(String name);

    List<ChildRelationship> childRelationships();
}
