package io.sfsdk.soap;

import java.time.Duration;
import java.util.Optional;

/**
 * Whom the session belongs to. {@link #toString()} shows ids only.
 *
 * @param sessionValid how long the session lasts without a call
 * @param all what else the org tells, such as {@code userLocale} and {@code userTimeZone}
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getuserinfo_getuserinforesult.htm">SOAP
 *     API Developer Guide, GetUserInfoResult</a>
 */
public record UserDetails(
        String userId, String organizationId, String username, Duration sessionValid, SoapElement all) {
    /** What the org says under a name. */
    public Optional<String> text(String name) {
        return all.text(name);
    }

    @Override
    public String toString() {
        return "UserDetails[" + userId + " of " + organizationId + "]";
    }
}
