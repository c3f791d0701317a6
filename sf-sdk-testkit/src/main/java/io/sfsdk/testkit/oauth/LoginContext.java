package io.sfsdk.testkit.oauth;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the endpoints work with.
 *
 * @param organizationId 18 characters; a sandbox refresh changes it
 * @param app the app of a consumer key
 * @param loginUrl host of log-in, also a good audience
 * @param instanceUrl host of the data, as answers tell it; may move
 */
public record LoginContext(
        Supplier<String> organizationId,
        Clock clock,
        Sessions sessions,
        UserDirectory users,
        Function<String, Optional<ConnectedApp>> app,
        Supplier<LoginPolicy> policy,
        Supplier<String> loginUrl,
        Supplier<String> instanceUrl) {
    /** The identity URL of a user. */
    public String identityUrl(String userId) {
        return loginUrl.get() + "/id/" + organizationId.get() + "/" + userId;
    }
}
