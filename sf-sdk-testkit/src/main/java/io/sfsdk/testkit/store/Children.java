package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.ChildRelationship;
import io.sfsdk.testkit.schema.Field;
import java.util.List;
import java.util.Objects;

/** Records that point at another one. */
final class Children {
    private Children() {}

    static List<ChildRelationship> ends(TransactionScope scope, StoredRow parent) {
        return scope.catalog()
                .schema()
                .object(parent.objectName())
                .orElseThrow()
                .childRelationships();
    }

    static Field field(TransactionScope scope, ChildRelationship end) {
        Layout layout = layout(scope, end);
        return layout.field(layout.slot(end.field()));
    }

    /** Children outside the recycle bin; none where the reference is not indexed. */
    static List<StoredRow> of(TransactionScope scope, StoredRow parent, ChildRelationship end) {
        Layout layout = layout(scope, end);
        ValueIndex index = layout.indexOf(layout.slot(end.field()));
        return index == null
                ? List.of()
                : scope.liveWithValue(scope.catalog().ordinal(end.childObject()), index, parent.id())
                        .toList();
    }

    private static Layout layout(TransactionScope scope, ChildRelationship end) {
        return Objects.requireNonNull(scope.catalog().layout(scope.catalog().ordinal(end.childObject())));
    }
}
