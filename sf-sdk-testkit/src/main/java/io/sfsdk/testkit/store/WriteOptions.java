package io.sfsdk.testkit.store;

/**
 * How one record is written.
 *
 * @param allowDuplicates the caller sent {@code Sforce-Duplicate-Rule-Header: allowSave=true}: alert rules let it pass
 * @param auditFields the user may set CreatedDate, CreatedById, LastModifiedDate and LastModifiedById on create
 * @param systemUpdate moves SystemModstamp only, as platform maintenance does
 */
public record WriteOptions(boolean allowDuplicates, boolean auditFields, boolean systemUpdate) {
    private static final WriteOptions NONE = new WriteOptions(false, false, false);

    /** What a request without special headers and permissions gets. */
    public static WriteOptions none() {
        return NONE;
    }

    /** Lets records pass duplicate rules that only alert. */
    public WriteOptions withAllowDuplicates(boolean allow) {
        return new WriteOptions(allow, auditFields, systemUpdate);
    }

    /** Grants "Set Audit Fields upon Record Creation". */
    public WriteOptions withAuditFields(boolean settable) {
        return new WriteOptions(allowDuplicates, settable, systemUpdate);
    }

    /** Leaves LastModifiedDate and LastModifiedById as they are. */
    public WriteOptions withSystemUpdate(boolean system) {
        return new WriteOptions(allowDuplicates, auditFields, system);
    }
}
