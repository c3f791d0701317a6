package io.sfsdk.deadletter;

/** Why a record became a dead letter. */
public enum DeadLetterReason {
    /** The org refused it, finally or after the last retry, or it could not be sent. Nothing of the last attempt was kept. */
    REJECTED,

    /** No answer to an insert, or to the last repeat of another write: the org may have it. Look before inserting it again. */
    IN_DOUBT,

    /** The host's own handler refused it. */
    HANDLER_FAILED
}
