package io.sfsdk.testkit.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Codes on their way through a browser: each is good once and for 15 minutes. Safe to share.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm&amp;type=5">OAuth 2.0
 *     Web Server Flow</a>
 */
final class AuthorizationCodes {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /**
     * What a code stands for.
     *
     * @param challenge of PKCE, null if there was none
     */
    record Issued(
            String clientId,
            String userId,
            String redirectUri,
            @Nullable String challenge,
            Instant at) {}

    private final Clock clock;
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    void add(String code, Issued issued) {
        codes.put(code, issued);
    }

    /** Takes a code out; empty if it is unknown, used or too old. */
    Optional<Issued> take(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(issued -> !clock.instant().isAfter(issued.at().plus(LIFETIME)));
    }
}
