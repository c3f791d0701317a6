package io.sfsdk.bulk.kill;

/** Where the process of a sync by query jobs may be killed: at each boundary between two of its effects. */
enum SyncPoint {
    BEFORE_THE_CREATE,
    AFTER_THE_CREATE,
    WHILE_THE_JOB_RUNS,
    BEFORE_A_DOWNLOAD,
    DURING_A_DOWNLOAD,
    BEFORE_THE_PAGE_IS_TAKEN,
    AFTER_THE_PAGE_IS_TAKEN,
    BEFORE_THE_POSITION_MOVES,
    AFTER_THE_POSITION_MOVED
}
