package io.sfsdk.stream.kill;

/** Where the process of a subscription may be killed: at each boundary between two of its effects. */
enum EventPoint {
    BEFORE_THE_HANDSHAKE,
    AFTER_THE_HANDSHAKE,
    BEFORE_THE_SUBSCRIPTION,
    AFTER_THE_SUBSCRIPTION,
    BEFORE_A_POLL,
    AFTER_A_POLL,
    BEFORE_THE_HANDLER,
    INSIDE_THE_HANDLER,
    AFTER_THE_HANDLER,
    BEFORE_THE_POSITION,
    AFTER_THE_POSITION
}
