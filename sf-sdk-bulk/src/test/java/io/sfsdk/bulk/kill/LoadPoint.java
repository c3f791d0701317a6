package io.sfsdk.bulk.kill;

/** Where the process of a load may be killed: at each boundary between two of its effects. */
enum LoadPoint {
    BEFORE_THE_INTENT,
    AFTER_THE_INTENT,
    BEFORE_THE_CREATE,
    AFTER_THE_CREATE,
    BEFORE_THE_TICKET,
    AFTER_THE_TICKET,
    BEFORE_THE_UPLOAD,
    DURING_THE_UPLOAD,
    AFTER_THE_UPLOAD,
    BEFORE_THE_CLOSE,
    AFTER_THE_CLOSE,
    WHILE_THE_JOB_RUNS,
    BEFORE_THE_RESULTS,
    AFTER_A_RESULT,
    BEFORE_THE_LETTERS,
    AFTER_THE_LETTERS,
    BEFORE_THE_END,
    AFTER_THE_END
}
