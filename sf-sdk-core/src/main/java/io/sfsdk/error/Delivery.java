package io.sfsdk.error;

import java.util.List;

/** What is known of a failed request's effect on the org. */
public enum Delivery {
    /** The request never reached the org: nothing happened, and it may be sent again. */
    NOT_SENT,

    /** The org answered and did nothing. */
    REFUSED,

    /** The request may have taken effect: no answer came, or one that does not tell. */
    UNKNOWN;

    /**
     * What a refusal of a whole request tells. Up to status 499 the org did nothing. Of 5xx only codes that turn a request
     * away at the door are {@link #REFUSED}; a gateway's page, a time-out in front of the org or an internal error may come
     * after the work was done.
     */
    public static Delivery ofRequest(int status, List<ApiError> errors) {
        boolean turnedAway = !errors.isEmpty() && errors.stream().allMatch(KnownCodes::turnsAway);
        return status < 500 || turnedAway ? REFUSED : UNKNOWN;
    }
}
