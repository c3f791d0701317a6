package io.sfsdk.reconcile;

/** How what the target holds of a record stands to what the org shows. */
enum Verdict {
    EQUAL,
    /** The org has it, the target never saw it. */
    MISSING,
    /** The org has a later version, or the target buried a record that is there. */
    STALE,
    /** Same stamp, other content. */
    DRIFTED,
    /** In the org's recycle bin, and the target holds it as a record. */
    DELETED,
    /** The target holds it as a record and the org did not show it: gone, perhaps. */
    UNLISTED,
    /** The target holds a later version than the org. */
    AHEAD,
    /** Newer than the fence: the sync will bring it. */
    OPEN
}
