package io.sfsdk.bulk;

import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SchemaSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells which references need the parent's type in front: {@code Lead:Who.Email}. Asks for the schema only where a record names a
 * parent.
 *
 * <p>{@code Owner} with a user is written plainly although a queue may own as well, as in Salesforce's sample; documented, not
 * observed.
 *
 * @param schemas null if nobody can be asked: then every reference is written plainly
 */
record Polymorphism(@Nullable SchemaSource schemas) {
    boolean needsType(String sobject, String relationship, String parentType) {
        if (schemas == null || (relationship.equalsIgnoreCase("Owner") && parentType.equalsIgnoreCase("User"))) {
            return false;
        }
        return schemas.schema(sobject)
                .reference(relationship)
                .map(SchemaField::referenceTo)
                .map(types -> types.size() > 1)
                .orElse(false);
    }
}
