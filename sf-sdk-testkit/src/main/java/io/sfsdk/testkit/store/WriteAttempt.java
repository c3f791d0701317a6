package io.sfsdk.testkit.store;

import org.jspecify.annotations.Nullable;

/**
 * One record about to be written.
 *
 * @param kind what is being done
 * @param before the version that is replaced; null for an insert
 * @param after the version as it would be stored
 * @param options what the request allows
 * @param view the org as the writing transaction sees it, without this write
 */
public record WriteAttempt(Kind kind, @Nullable Row before, Row after, WriteOptions options, OrgView view) {
    /** What a write does; an upsert is one of the first two. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE,
        UNDELETE
    }

    /** The object's API name. */
    public String objectName() {
        return after.objectName();
    }

    /** Whether this is the object, compared without regard to case. */
    public boolean concerns(String object) {
        return objectName().equalsIgnoreCase(object);
    }

    /** Whether the write sets the field to another value than it had. */
    public boolean changes(String field) {
        Object now = after.value(field);
        Object then = before == null ? null : before.value(field);
        return now == null ? then != null : !now.equals(then);
    }
}
