package io.sfsdk.sync;

/** What to sync of an object, where not all of it is wanted: see {@link SyncBuilder#only}. */
public enum ChangeKind {
    /**
     * Each record once, as it is when it is read first: in the order of {@code CreatedDate}. One that was imported with a {@code
     * CreatedDate} of the past, as the permission to set audit fields allows, is not seen. One that becomes visible behind the fence is
     * found by the audit.
     */
    NEW("new"),

    /**
     * Records that were changed after they were created. One that was created and changed between two runs comes; one that was not
     * touched since the second of its creation does not.
     */
    MODIFIED("modified"),

    /** Records that are in the recycle bin. */
    DELETED("deleted");

    private final String title;

    ChangeKind(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
