package io.sfsdk.batch;

/** Whether one more attempt at a record makes sense. */
enum Repeat {
    NO,

    /** The record is innocent and only shared a call with a guilty one. */
    AT_ONCE,

    AFTER_PAUSE,

    /** A lock: fewer records at a time make a collision less likely and its loss smaller. */
    AFTER_PAUSE_IN_SMALLER_CHUNKS
}
