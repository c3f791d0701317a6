package io.sfsdk.sync;

/** Who told of a deletion. */
public enum DeletionSource {
    /** The query for changes found the record in the recycle bin. */
    QUERY,

    /** The org's delete log named its id. */
    DELETE_LOG,

    /** A comparison of ids found that the org no longer has it. */
    RECONCILIATION
}
