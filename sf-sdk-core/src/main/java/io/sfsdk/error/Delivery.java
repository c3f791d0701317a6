package io.sfsdk.error;

/** What is known of a failed request's effect on the org. */
public enum Delivery {
    /** The request never reached the org: nothing happened, and it may be sent again. */
    NOT_SENT,

    /** The org answered and did nothing. */
    REFUSED,

    /** The request may have taken effect: no answer came, or one that does not tell. */
    UNKNOWN
}
