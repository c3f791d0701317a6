package io.sfsdk.testkit.oauth;

import io.sfsdk.testkit.http.Response;
import io.sfsdk.testkit.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal of the token endpoint: status 400 with {@code error} and {@code error_description}.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm&amp;type=5">OAuth
 *     2.0 Authorization Errors</a>
 */
final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    OAuthException(String error, String description) {
        super(description);
        this.error = error;
    }

    static OAuthException invalidGrant(String description) {
        return new OAuthException("invalid_grant", description);
    }

    Response response() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", String.valueOf(getMessage()));
        return Response.json(400, JsonWriter.toBytes(body));
    }
}
