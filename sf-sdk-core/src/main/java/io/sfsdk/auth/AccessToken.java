package io.sfsdk.auth;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A session's token and the instance it belongs to. {@link #toString()} hides the token.
 *
 * @param value the secret
 * @param instanceUrl base of every call made with it: scheme, host and port, without a path
 * @param identityUrl the user it acts as, {@code https://login.salesforce.com/id/ORG/USER}; null if the login did not say
 * @param scopes what it may do; empty if the login did not say
 * @param issuedAt the org's time of issue; null if the login did not say. No answer tells when it ends
 * @param format the org's word for the token's form, {@code jwt} for an app that issues JWTs; null if the login did not say
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm">Salesforce Help, OAuth 2.0 JWT
 *     Bearer Flow, Salesforce Grants an Access Token</a>
 */
public record AccessToken(
        String value,
        URI instanceUrl,
        @Nullable URI identityUrl,
        Set<String> scopes,
        @Nullable Instant issuedAt,
        @Nullable String format) {
    private static final Pattern IDENTITY = Pattern.compile(".*/id/(00D\\w{12,15})/(005\\w{12,15})/?");

    public AccessToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an access token must not be blank");
        }
        if (instanceUrl.getHost() == null || instanceUrl.getRawUserInfo() != null || hasPath(instanceUrl)) {
            throw new IllegalArgumentException(
                    "an instance URL is scheme and host, such as https://acme.my.salesforce.com");
        }
        scopes = Set.copyOf(scopes);
    }

    /** A token whose form was not told. */
    public AccessToken(
            String value, URI instanceUrl, @Nullable URI identityUrl, Set<String> scopes, @Nullable Instant issuedAt) {
        this(value, instanceUrl, identityUrl, scopes, issuedAt, null);
    }

    /** A token of which no more is known. */
    public AccessToken(String value, URI instanceUrl) {
        this(value, instanceUrl, null, Set.of(), null);
    }

    private static boolean hasPath(URI url) {
        return !url.getRawPath().isEmpty() || url.getRawQuery() != null || url.getRawFragment() != null;
    }

    /** The org's id, from the identity URL. */
    public Optional<String> organizationId() {
        return identityPart(1);
    }

    /** The id of the user it acts as, from the identity URL. */
    public Optional<String> userId() {
        return identityPart(2);
    }

    private Optional<String> identityPart(int group) {
        Matcher matcher = IDENTITY.matcher(identityUrl == null ? "" : identityUrl.toString());
        return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
    }

    /**
     * Whether it is a JWT, as the login said or, where it said nothing, by its looks. Those work with the REST family only, not with
     * SOAP and Bulk API 1.0, and end at a fixed time however they are used.
     */
    public boolean isJwt() {
        return format == null ? looksLikeJwt() : format.equalsIgnoreCase("jwt");
    }

    private boolean looksLikeJwt() {
        return value.chars().filter(c -> c == '.').count() == 2 && !value.contains("!");
    }

    @Override
    public String toString() {
        return "AccessToken[***, " + instanceUrl + "]";
    }
}
