package io.sfsdk.testkit;

import io.sfsdk.testkit.json.JsonReader;
import io.sfsdk.testkit.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client as simple as can be, for tests that look at the wire. */
public final class OrgClient {
    private final SimulatedOrg org;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String token;

    public OrgClient(SimulatedOrg org) {
        this.org = org;
        this.token = org.accessToken();
    }

    public OrgClient withToken(String other) {
        this.token = other;
        return this;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> send(String method, String path, Object body, String... headers) {
        String text = body == null ? null : body instanceof String json ? json : JsonWriter.toText(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        text == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return exchange(request.build());
    }

    public HttpResponse<String> query(String soql, String... headers) {
        return get("/query?q=" + encode(soql), headers);
    }

    public HttpResponse<String> form(String path, Map<String, String> form, String... headers) {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(encode(value)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(org.loginUrl() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return exchange(request.build());
    }

    public HttpResponse<String> logIn(Map<String, Object> changes) {
        return logIn(changes, org.privateKey());
    }

    public HttpResponse<String> logIn(Map<String, Object> changes, PrivateKey key) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", org.clientId());
        claims.put("sub", org.username());
        claims.put("aud", "https://login.salesforce.com");
        claims.put("exp", org.clock().now().plusSeconds(180).getEpochSecond());
        claims.putAll(changes);
        return form(
                "/services/oauth2/token",
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", sign(claims, key)));
    }

    public HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Below {@code /services/data/v66.0}, unless it begins with {@code /services} or {@code /id}. */
    public URI uri(String path) {
        boolean whole = path.startsWith("/services") || path.startsWith("/id");
        return URI.create(org.instanceUrl() + (whole ? "" : "/services/data/v66.0") + path);
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static Map<String, Object> object(HttpResponse<String> response) {
        return JsonReader.readObject(response.body());
    }

    @SuppressWarnings("unchecked") // what the reader makes of a JSON array of objects
    public static List<Map<String, Object>> list(HttpResponse<String> response) {
        return (List<Map<String, Object>>) JsonReader.read(response.body());
    }

    private static String sign(Map<String, Object> claims, PrivateKey key) {
        String head = encode64("{\"alg\":\"RS256\"}") + "." + encode64(JsonWriter.toText(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
