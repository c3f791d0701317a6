package io.sfsdk.sync;

/**
 * What stands between the sync and a loss. All are on; a test takes one away to see that its scenario then loses a record, which
 * shows that the test can fail. There is no way to do so from outside the package.
 */
enum Countermeasure {
    /** Read only behind the oldest open transaction. Without it: up to now. */
    FENCE,
    /** Go on behind (stamp, id). Without it: behind the stamp. */
    TOTAL_ORDER,
    /** Move the position after the handler returned. Without it: before. */
    POSITION_AFTER_ACCEPTANCE,
    /** Move the position when all of a slice is accepted. Without it: with each of its pages. */
    SLICE_IS_WHOLE,
    /** Begin the next window where this one ended. Without it: at the server's time. */
    WINDOWS_JOIN,
    /** Go back where an answer came short. Without it: take it as it came. */
    COUNT_CHECK,
    /** Store with a position what answer it is inside of. Without it: the next run takes the pages before for whole. */
    ANSWER_STORED,
    /** Ask again for what a failed answer did not give. Without it: take it for the end. */
    FAILED_IS_NOT_EMPTY,
    /** Move the delete log's position to what the org says it covered. Without it: to the end that was asked for. */
    LOG_COVERED,
    /** Stop where the delete log no longer reaches back to the position. Without it: go on with what it still tells. */
    GAP_CHECK,
    /** Look a logged deletion's record up before handing it on. Without it: take the log's word. */
    TOMBSTONE_PROOF,
    /** Refuse another org's position. Without it: go on from it. */
    ORG_BINDING,
    /** Look in each run what fields there are. Without it: those of the first run. */
    FIELD_WATCH,
    /** Read old rows again for a new field. Without it: they stay without it. */
    BACKFILL,
    /** Join parts of a row only if their stamps are equal. Without it: as they come. */
    WHOLE_ROWS,
    /** Keep the content ledger out of the store while a run is on. Without it: what a dead run left is trusted. */
    CONTENTS_MARKED
}
