package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.ObjectType;
import java.util.List;
import java.util.Objects;

/** One step from a row to its parent. */
record Hop(Field reference, List<ObjectType> targets) {
    /** The parent's key in an answer. */
    String name() {
        return Objects.requireNonNull(reference.relationshipName());
    }

    boolean isPolymorphic() {
        return reference.referenceTo().size() > 1;
    }
}
