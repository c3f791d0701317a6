package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.oauth.SessionGate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose call it is. Tokens in the form of a JWT are for REST only.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_header_sessionheader.htm">SessionHeader</a>
 */
final class SessionHeader {
    static final String NAME = "SessionHeader";
    static final String ID = "sessionId";
    private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final SessionGate gate;

    SessionHeader(SessionGate gate) {
        this.gate = gate;
    }

    /** The user of the session. */
    String user(Envelope envelope) {
        String token = token(envelope);
        if (token == null || JWT.matcher(token).matches()) {
            throw illegal();
        }
        return gate.user(token).orElseThrow(SessionHeader::illegal);
    }

    static @Nullable String token(Envelope envelope) {
        Element header = envelope.headers().get(NAME);
        return header == null ? null : header.value(ID);
    }

    /** Text as recorded; the hash is made up. */
    static SoapFault illegal() {
        return SoapFault.of(
                "INVALID_SESSION_ID",
                "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash:"
                        + " c2ltdWxhdGVk\nThis error usually occurs after a session expires or a user logs out. ");
    }
}
