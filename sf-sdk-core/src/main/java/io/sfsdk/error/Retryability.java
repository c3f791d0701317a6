package io.sfsdk.error;

/** Whether the same request can succeed later, decided once, where the error is understood. */
public enum Retryability {
    /** The same request will be refused again. */
    NEVER,

    /** The cause passes by itself: a lock, an overload, a lost connection. Whether repeating is harmless is another question. */
    AFTER_DELAY,

    /** A new session is needed. */
    AFTER_LOGIN,

    /** An allocation is used up; it frees over hours, so trying again in place only makes it worse. */
    AFTER_LIMIT_FREES
}
