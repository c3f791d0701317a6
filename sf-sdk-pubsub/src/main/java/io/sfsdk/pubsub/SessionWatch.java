package io.sfsdk.pubsub;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.SalesforceException;

/**
 * Remembers which token a call began with, since a refusal is of that one and no other.
 *
 * @param session the client's
 * @param token the call's
 */
record SessionWatch(Session session, AccessToken token) {
    void heard(SalesforceException failure) {
        session.heard(failure, token);
    }

    @Override
    public String toString() {
        return "SessionWatch";
    }
}
