package io.sfsdk.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a login sent, as far as it may be shown.
 *
 * @param grant the flow
 * @param sent in words, such as the assertion's claims
 * @param audience of an assertion; null in flows without one
 */
record Evidence(GrantType grant, String sent, @Nullable String audience) {
    Optional<String> knownAudience() {
        return Optional.ofNullable(audience).filter(Audience::isKnown);
    }
}
