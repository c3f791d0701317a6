package io.sfsdk.auth;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the browser brought back. */
final class Callback {
    /** The login host answers an authorization with a redirect. */
    private static final int FOUND = 302;

    private final Map<String, String> parameters;

    private Callback(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static Callback of(URI callback) {
        Map<String, String> parameters = new HashMap<>();
        String query = callback.getRawQuery() == null ? "" : callback.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return new Callback(parameters);
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    /**
     * The authorization code.
     *
     * @throws ApiException if the person or the org refused
     * @throws IllegalArgumentException if the callback belongs to another request
     */
    String code(AuthorizationRequest request) {
        requireState(request.state());
        String error = parameters.getOrDefault("error", "");
        if (!error.isEmpty()) {
            throw refused(request, error);
        }
        String code = parameters.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw new IllegalArgumentException("the callback carries neither a code nor an error");
        }
        return code;
    }

    /** In constant time, though a state is used once. */
    private void requireState(String expected) {
        byte[] came = parameters.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(came, expected.getBytes(StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("the callback's state is not that of this request: it belongs to another"
                    + " browser session or was forged; begin again");
        }
    }

    private ApiException refused(AuthorizationRequest request, String error) {
        String words = Excerpt.of(parameters.getOrDefault("error_description", ""));
        List<String> causes = LoginErrors.causesOf(GrantType.AUTHORIZATION_CODE, FOUND, error, words);
        return new ApiException(
                "the authorization at " + request.url().getHost() + " was refused: " + Excerpt.of(error) + ", \""
                        + words + "\". Likely causes, the likeliest first: " + String.join("; ", causes) + ".",
                FOUND,
                List.of(ApiError.of(new ErrorCode(Excerpt.of(error)), words)),
                Retryability.NEVER,
                Delivery.REFUSED,
                null);
    }
}
