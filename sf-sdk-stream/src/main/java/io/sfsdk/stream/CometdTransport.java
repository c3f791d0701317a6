package io.sfsdk.stream;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.EventTransport;
import io.sfsdk.event.ReplayPosition;
import java.time.Instant;

/** A Bayeux session a subscription. A token that the org no longer takes is renewed for the next one. */
final class CometdTransport implements EventTransport {
    private final StreamParts parts;

    CometdTransport(StreamParts parts) {
        this.parts = parts;
    }

    @Override
    public String origin() {
        AccessToken token = token();
        String host = token.instanceUrl().getAuthority();
        return "cometd:" + token.organizationId().map(id -> id + "@" + host).orElse(host);
    }

    private AccessToken token() {
        return parts.tokens().current(parts.timeouts().call());
    }

    @Override
    public EventConnection open(String channel, ReplayPosition position) {
        AccessToken token = token();
        try {
            return new Renewing(CometdSession.open(parts, channel, position), token);
        } catch (SalesforceException e) {
            throw renewed(token, e);
        }
    }

    private SalesforceException renewed(AccessToken token, SalesforceException failure) {
        if (failure.retryability() == Retryability.AFTER_LOGIN) {
            parts.tokens().invalidate(token);
        }
        return failure;
    }

    private final class Renewing implements EventConnection {
        private final CometdSession session;
        private final AccessToken token;

        Renewing(CometdSession session, AccessToken token) {
            this.session = session;
            this.token = token;
        }

        @Override
        public Instant openedAt() {
            return session.openedAt();
        }

        @Override
        public EventPage next(int demand) {
            try {
                return session.next(demand);
            } catch (SalesforceException e) {
                throw renewed(token, e);
            }
        }

        @Override
        public EventPage ready(int demand) {
            try {
                return session.ready(demand);
            } catch (SalesforceException e) {
                throw renewed(token, e);
            }
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
