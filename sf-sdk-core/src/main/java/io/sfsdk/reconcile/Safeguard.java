package io.sfsdk.reconcile;

/**
 * What stands between a reconciliation and a loss. All are on; a test takes one away to see that its scenario then loses a record,
 * which shows that the test can fail. There is no way to do so from outside the package.
 */
enum Safeguard {
    /** Leave what is newer than the fence to the sync. Without it: hand on what is still being written. */
    CLOSED_TIME_ONLY,
    /** Move the position after the range was repaired. Without it: before. */
    POSITION_AFTER_REPAIR,
    /** Ask for a record by its id before calling it gone. Without it: call all gone that the range did not show. */
    PROOF_OF_ABSENCE,
    /** Begin a range right behind the last. Without it: leave the id between them out. */
    RANGES_JOIN,
    /** Take as many rows as the org says there are. Without it: take an answer as it came. */
    COUNT_CHECK,
    /** Refuse another org's position. Without it: go on from it. */
    ORG_BINDING
}
