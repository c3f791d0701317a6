package conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Trades a signed assertion for an access token, which is a session id for SOAP too. */
final class JwtLogin {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private JwtLogin() {}

    static String sessionId(Org org) throws IOException, InterruptedException {
        String form =
                "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&assertion=" + assertion(org);
        HttpRequest request = HttpRequest.newBuilder(URI.create(org.get("loginUrl") + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer).required("access_token").asText();
    }

    private static String assertion(Org org) throws IOException {
        String claims = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "iss", org.get("clientId"),
                        "sub", org.get("username"),
                        "aud", "https://login.salesforce.com",
                        "exp", Instant.now().plusSeconds(120).getEpochSecond()));
        String signed = encode("{\"alg\":\"RS256\"}") + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(org.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
