package io.sfsdk.sync;

/**
 * The field by whose value changes are found.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/system_fields.htm">Object
 *     Reference, System Fields</a>
 */
public enum SyncCursor {
    /** Moves on every change. */
    SYSTEM_MODSTAMP("SystemModstamp", ""),

    /** For objects that have no better one. */
    LAST_MODIFIED_DATE(
            "LastModifiedDate",
            "changes made by the system, and imports that set the date back, are not seen by a query"),

    /** For objects whose records never change. */
    CREATED_DATE("CreatedDate", "a query sees new records only, and no change of one");

    private final String field;
    private final String limit;

    SyncCursor(String field, String limit) {
        this.field = field;
        this.limit = limit;
    }

    String field() {
        return field;
    }

    /** What it does not see; empty if it sees all. */
    String limit() {
        return limit;
    }
}
