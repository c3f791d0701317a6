package io.sfsdk.security;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.AuthorizationCode;
import io.sfsdk.auth.AuthorizationRequest;
import io.sfsdk.auth.ClientCredentials;
import io.sfsdk.auth.InMemoryTokenStore;
import io.sfsdk.auth.IssuedTokens;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.OAuthApi;
import io.sfsdk.auth.RefreshToken;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.auth.TokenSource;
import io.sfsdk.batch.BatchExecutor;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Faults;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * A client's whole life with all logging on: logins good and bad, queries, single writes, jobs, dead letters, a sync, and each of
 * them under faults. Prints whatever it gets, exceptions with their causes, and lists the secrets it used in a file.
 */
final class Scenario {
    private static final String VALUE = "canary-field-value";
    private static final String LONG_VALUE = VALUE.repeat(40);
    private static final String HEADER = "canary-header-value";
    private static final String PASSWORD = "canary-password";

    private final List<String> secrets = new ArrayList<>(List.of(VALUE, HEADER, PASSWORD));
    private final SimulatedOrg org;
    private final SalesforceClient client;
    private final DeadLetterStore letters;
    private final Path folder;

    private Scenario(SimulatedOrg org, HttpTransport wire, Path folder) {
        this.org = org;
        this.folder = folder;
        this.letters = JsonLinesDeadLetterSink.at(folder.resolve("letters.jsonl"));
        JwtBearer login = login(org.privateKeyPem());
        this.client = SalesforceClient.builder((TokenSource) transport -> remembered(login.fetch(transport)))
                .transport(wire)
                .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(1))
                .build();
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (SimulatedOrg org = SimulatedOrg.builder().clock(OrgClock.running()).start();
                JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build()) {
            Scenario scenario = new Scenario(org, wire, folder);
            scenario.run();
            scenario.badLogins(wire);
            scenario.otherFlows(wire);
            Files.write(folder.resolve("secrets"), scenario.secrets());
        }
    }

    private void run() {
        calls();
        for (Fault fault : faults()) {
            System.out.println("--- " + fault);
            org.faults().clear();
            org.faults().on(Requests.to("/services/data")).every(2, fault);
            org.expireSessions();
            calls();
        }
        org.faults().clear();
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(Faults.passing());
        faults.add(Answers.redirect(302, "https://evil.example/?" + VALUE));
        faults.add(Answers.json(400, "MALFORMED_QUERY", "unexpected token: '" + VALUE + "'"));
        faults.add(Answers.json(500, "UNKNOWN_EXCEPTION", VALUE));
        faults.add(Answers.errorWithStatus200());
        faults.add(Answers.orgGone());
        faults.add(Answers.dailyLimit());
        faults.add(Breakages.badChunkSize());
        return faults;
    }

    private void calls() {
        String key = VALUE + org.requests().size();
        SObject account = SObject.of("Account").with("Name", VALUE).with("External_Id__c", key);
        show(() -> client);
        show(this::query);
        show(() -> client.query("SELECT Nonsense__c FROM Account WHERE Name = :n", Map.of("n", VALUE)));
        show(() -> client.records("Account").create(account));
        show(() -> client.records("Account").create(account));
        show(() -> client.records("Account").create(account.with("Name", LONG_VALUE)));
        show(() -> client.records("Account").create(account.with("NumberOfEmployees", VALUE)));
        show(() -> client.records("Account").upsert("External_Id__c", account));
        show(() -> client.records("Account").get(RecordId.of("001000000000001AAA"), "Name"));
        show(() -> client.rest().raw(withHeader()));
        show(() -> client.rest().send(withHeader()));
        show(() -> client.rest().userInfo());
        show(() -> job(client.batch("Account").insert()));
        show(() -> job(client.batch("Account").upsertBy("External_Id__c")));
        show(() -> client.redrive(letters).build().run());
        show(() -> letters.open(0, 100));
        show(this::sync);
    }

    private List<SObject> query() {
        try (RecordCursor rows = client.query("SELECT Id, Name FROM Account WHERE Name = :n", Map.of("n", VALUE))) {
            return rows.stream().toList();
        }
    }

    private Object job(BatchExecutor.Builder job) {
        List<SObject> records = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            SObject good = SObject.of("Account").with("Name", VALUE).with("External_Id__c", VALUE + i);
            records.add(i % 2 == 0 ? good : good.with("Name", LONG_VALUE));
        }
        return job.deadLetters(letters).maxFailedRecords(-1).build().run(records);
    }

    private Object sync() {
        ChangeHandler failing = page -> {
            System.out.println(page);
            throw new IllegalStateException("the host's own trouble");
        };
        return client.sync("Account", new InMemoryWatermarkStore())
                .fields("Id", "Name")
                .whereConstantSoql("Name = '" + VALUE + "'")
                .fromBeginning()
                .to(failing)
                .build()
                .run();
    }

    private static HttpRequest withHeader() {
        return HttpRequest.get("/services/data/v66.0/limits?q=" + VALUE, Duration.ofSeconds(5))
                .withHeader("X-Api-Key", HEADER);
    }

    private void badLogins(HttpTransport wire) throws IOException {
        org.faults().on(Requests.logins()).once(Answers.oauth("invalid_grant", "invalid assertion"));
        show(() -> login(org.privateKeyPem()).fetch(wire));
        org.faults().on(Requests.logins()).once(Breakages.resetMidBody(30));
        show(() -> login(org.privateKeyPem()).fetch(wire));
        org.faults().on(Requests.logins()).once(Answers.redirect(307, "https://evil.example/"));
        show(() -> login(org.privateKeyPem()).fetch(wire));
        Path pem = Files.writeString(folder.resolve("key.pem"), org.privateKeyPem());
        show(() -> SigningKey.fromPem(pem));
        show(() -> SigningKey.fromPem(org.privateKeyPem().substring(0, 400)));
        show(() -> SigningKey.fromKeyStore(pem, PASSWORD.toCharArray(), "integration"));
        show(() -> login(org.privateKeyPem()));
    }

    private void otherFlows(HttpTransport wire) {
        URI callback = URI.create("https://app.acme.example/callback");
        AuthorizationCode flow = AuthorizationCode.builder(org.clientId(), callback)
                .loginUrl(org.loginUrl().toString())
                .clientSecret(org.clientSecret())
                .build();
        AuthorizationRequest begun = flow.begin();
        URI back;
        try (HttpResponse answer = wire.send(HttpRequest.get(begun.url().toString(), Duration.ofSeconds(30)))) {
            back = URI.create(answer.headers().first("Location").orElseThrow());
        }
        secrets.addAll(List.of(
                org.clientSecret(),
                begun.codeVerifier(),
                back.getRawQuery()
                        .substring("code=".length(), back.getRawQuery().indexOf("%3D"))));
        show(() -> flow + " " + begun);
        IssuedTokens tokens = flow.exchange(wire, begun, back);
        secrets.add(tokens.accessToken().value());
        secrets.add(tokens.refreshToken().orElseThrow());
        show(() -> tokens);
        show(() -> flow.exchange(wire, begun, back));
        InMemoryTokenStore store = new InMemoryTokenStore();
        tokens.keepIn(store, "acme");
        RefreshToken refresh = RefreshToken.builder(org.clientId(), store, "acme")
                .loginUrl(org.loginUrl().toString())
                .clientSecret(org.clientSecret())
                .sleeper(pause -> {})
                .build();
        show(() -> refresh + " " + store + " " + store.load("acme"));
        show(() -> remembered(refresh.fetch(wire)));
        for (Fault fault : Faults.passing()) {
            org.faults().on(Requests.logins()).once(fault);
            show(() -> remembered(refresh.fetch(wire)));
        }
        OAuthApi oauth = OAuthApi.at(org.loginUrl(), wire);
        show(() -> oauth.introspect(tokens.accessToken().value(), org.clientId(), PASSWORD));
        show(() -> oauth.identity(tokens.accessToken()));
        show(() -> oauth.revoke(tokens.refreshToken().orElseThrow()));
        show(() -> refresh.fetch(wire));
        show(() -> ClientCredentials.builder(org.clientId(), PASSWORD)
                .loginUrl(org.loginUrl().toString())
                .build()
                .fetch(wire));
    }

    private JwtBearer login(String pem) {
        return JwtBearer.builder(org.clientId(), org.username(), SigningKey.fromPem(pem))
                .loginUrl(org.loginUrl().toString())
                .sleeper(pause -> {})
                .build();
    }

    private AccessToken remembered(AccessToken token) {
        secrets.add(token.value());
        System.out.println(token);
        return token;
    }

    /** The assertions by their signatures, since a message may tell what an assertion claims. */
    private List<String> secrets() {
        org.privateKeyPem().lines().filter(line -> !line.startsWith("--")).forEach(secrets::add);
        org.requests().stream()
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .filter(body -> body.contains("assertion="))
                .map(body -> body.substring(body.lastIndexOf('.') + 1))
                .forEach(secrets::add);
        return secrets;
    }

    private static void show(Callable<?> call) {
        try {
            System.out.println(call.call());
        } catch (Exception e) {
            e.printStackTrace(System.out);
        }
    }
}
