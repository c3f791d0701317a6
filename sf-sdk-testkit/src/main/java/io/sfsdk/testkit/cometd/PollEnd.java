package io.sfsdk.testkit.cometd;

/** Why a connect is answered. */
enum PollEnd {
    /** Events wait, or time is up. */
    ANSWER,
    /** The client said goodbye meanwhile. */
    CLOSED,
    /** The org disconnects the client. */
    DISCONNECTED,
    /** The org has forgotten the client. */
    FORGOTTEN,
    /** The session was ended. */
    UNAUTHENTICATED,
    /** The client connects a second time. */
    SUPERSEDED
}
