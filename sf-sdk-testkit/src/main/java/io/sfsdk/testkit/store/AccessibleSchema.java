package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.UserAccess;
import org.jspecify.annotations.Nullable;

/** The schema as one user sees it, built once for each schema of the org. Safe to share. */
final class AccessibleSchema {
    private final UserAccess access;
    private volatile @Nullable Built latest;

    AccessibleSchema(UserAccess access) {
        this.access = access;
    }

    UserAccess access() {
        return access;
    }

    Schema of(Schema whole) {
        Built known = latest;
        if (known == null || known.whole() != whole) {
            known = new Built(whole, access.appliedTo(whole));
            latest = known;
        }
        return known.seen();
    }

    private record Built(Schema whole, Schema seen) {}
}
