package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.RowError;

/**
 * logout and invalidateSessions: they end sessions for everybody who shares the token.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_invalidatesessions.htm">invalidateSessions()</a>
 */
final class SessionOperations {
    private final SoapContext context;

    SessionOperations(SoapContext context) {
        this.context = context;
    }

    void logout(SoapCall call, XmlWriter xml) {
        context.gate().end(String.valueOf(call.header(SessionHeader.NAME, SessionHeader.ID)));
    }

    void invalidate(SoapCall call, XmlWriter xml) {
        for (String token : call.body().texts("sessionIds")) {
            boolean ended = context.gate().end(token);
            xml.open("result");
            if (!ended) {
                ResultXml.error(xml, RowError.of("INVALID_SESSION_ID", "Invalid Session ID found"));
            }
            xml.leaf("success", ended).close();
        }
    }
}
