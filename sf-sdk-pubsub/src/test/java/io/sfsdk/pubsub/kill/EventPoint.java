package io.sfsdk.pubsub.kill;

/** Where the process of a subscription may be killed: at each boundary between two of its effects. */
enum EventPoint {
    BEFORE_THE_STREAM,
    AFTER_THE_STREAM,
    BEFORE_A_PAGE,
    AFTER_A_PAGE,
    BEFORE_THE_HANDLER,
    INSIDE_THE_HANDLER,
    AFTER_THE_HANDLER,
    BEFORE_THE_POSITION,
    AFTER_THE_POSITION
}
