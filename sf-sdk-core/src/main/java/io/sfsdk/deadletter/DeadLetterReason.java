package io.sfsdk.deadletter;

/** Why a record became a dead letter. */
public enum DeadLetterReason {
    /** The org refused it, finally or after the last retry. Nothing of it was kept. */
    REJECTED,

    /** An insert without an answer: the org may have it. Look before sending it again. */
    IN_DOUBT,

    /** The host's own handler refused it. */
    HANDLER_FAILED
}
