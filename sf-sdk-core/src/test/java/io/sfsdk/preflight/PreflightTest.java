package io.sfsdk.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.ClientCredentials;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.auth.InMemoryTokenStore;
import io.sfsdk.auth.IssuedTokens;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.RefreshToken;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.auth.TokenSource;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.error.ApiException;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.retry.ManualClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.watermark.FileWatermarkStore;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each finding, at a simulated org that gives cause for it. */
class PreflightTest {
    @TempDir
    private Path folder;

    private final SimulatedOrg org = SimulatedOrg.start();
    private final ManualClock clock = new ManualClock(org.clock().now());
    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();

    @AfterEach
    void close() {
        wire.close();
        assertThat(org.defects()).isEmpty();
        org.close();
    }

    @Test
    void aJobInOrderIsReadyAndSaysWhy() {
        PreflightReport report = preflight(jwt())
                .reads("Account", 10_000, "Id", "Name", "SystemModstamp")
                .inserts("Contact", 1_000, "LastName", "AccountId")
                .positions(FileWatermarkStore.at(folder))
                .deadLetters(JsonLinesDeadLetterSink.at(folder.resolve("letters.jsonl")))
                .maxFailedRecords(100)
                .run();

        assertThat(report.isReady()).isTrue();
        assertThat(report.findings()).noneMatch(finding -> finding.severity() == Severity.WARNING);
        assertThat(report.describe())
                .startsWith("Ready to run.\n")
                .contains("JWT bearer")
                .contains("api refresh_token")
                .contains("the jobs need about 10")
                .contains("insert Contact: 2 of 2 fields in order")
                .contains("integrations alone");
    }

    @Test
    void nothingIsWrittenAndFewCallsAreMade() {
        preflight(jwt()).inserts("Contact", 1, "LastName").run();

        assertThat(org.requests()).hasSizeLessThan(7);
        assertThat(org.requests())
                .allMatch(request ->
                        request.method().equals("GET") || request.path().equals("/services/oauth2/token"));
    }

    @Test
    void flowsThatEndWithAPersonOrASessionAreWarnedAbout() {
        InMemoryTokenStore store = new InMemoryTokenStore();
        new IssuedTokens(new AccessToken(org.accessToken(), org.instanceUrl()), org.refreshToken())
                .keepIn(store, "acme");

        assertThat(flow(jwt()).severity()).isEqualTo(Severity.INFO);
        assertThat(flow(ClientCredentials.builder(org.clientId(), org.clientSecret())
                                .loginUrl(org.loginUrl().toString())
                                .build())
                        .severity())
                .isEqualTo(Severity.INFO);
        assertThat(flow(FixedToken.of(org.accessToken(), org.instanceUrl())).what())
                .contains("cannot be renewed");
        assertThat(flow(RefreshToken.builder(org.clientId(), store, "acme")
                                .loginUrl(org.loginUrl().toString())
                                .build())
                        .what())
                .contains("a person gave");
        assertThat(flow(transport -> jwt().fetch(transport)).what()).contains("host's own");
    }

    @ParameterizedTest
    @CsvSource({"id refresh_token,ERROR", "full refresh_token,WARNING", "api web,WARNING", "api,INFO"})
    void scopesShallBeThereAndNoMoreThanNeeded(String scopes, Severity severity) {
        org.policies().app(app -> app.withScopes(scopes));

        PreflightReport report = preflight(jwt()).run();

        assertThat(report.about("scopes"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(severity));
    }

    @Test
    void anApiThatIsSwitchedOffEndsThePreflight() {
        org.faults().on(Requests.get("/sobjects")).once(Answers.json(403, "API_DISABLED_FOR_ORG", "no API"));

        PreflightReport report = preflight(jwt()).reads("Account", 1, "Id").run();

        assertThat(report.isReady()).isFalse();
        assertThat(report.about("API"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("API Enabled"));
        assertThat(report.about("permissions")).isEmpty();
    }

    @Test
    void permissionsAreLookedUpFieldByField() {
        PreflightReport report = preflight(jwt())
                .reads("Account", 1, "Name", "Nonsense__c")
                .reads("Nonsense__c", 1, "Id")
                .inserts("Contact", 1, "FirstName", "SystemModstamp")
                .run();

        assertThat(report.isReady()).isFalse();
        assertThat(report.about("permissions"))
                .extracting(Finding::what)
                .anyMatch(what -> what.contains("Account has no field Nonsense__c"))
                .anyMatch(what -> what.contains("Nonsense__c does not exist"))
                .anyMatch(what -> what.contains("may not insert field SystemModstamp of Contact"))
                .anyMatch(what -> what.contains("new records of Contact need [LastName]"));
    }

    @Test
    void headRoomIsComparedWithWhatTheJobsNeed() {
        PreflightReport enough = preflight(jwt()).reads("Account", 2_000, "Id").run();
        PreflightReport scarce =
                preflight(jwt()).inserts("Account", 19_000_000, "Name").run();
        PreflightReport tooMuch =
                preflight(jwt()).inserts("Account", 200_000_001, "Name").run();

        assertThat(enough.about("daily calls").get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(scarce.about("daily calls").get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(tooMuch.about("daily calls").get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(tooMuch.about("daily calls").get(0).what()).contains("1000001 calls");
    }

    @Test
    void limitsThatTheUserMayNotSeeAreNoFailure() {
        org.faults().on(Requests.get("/limits")).once(Answers.json(403, "INSUFFICIENT_ACCESS", "no"));

        PreflightReport report = preflight(jwt()).run();

        assertThat(report.isReady()).isTrue();
        assertThat(report.about("daily calls").get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"66,INFO", "52,WARNING", "99,ERROR"})
    void theVersionShallBeThereAndNotRetireSoon(int version, Severity severity) {
        SalesforceClient client = SalesforceClient.builder(jwt())
                .transport(wire)
                .rest(api -> api.version(new ApiVersion(version)))
                .build();

        PreflightReport report = client.preflight().run();

        assertThat(report.about("API version"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(severity));
    }

    @Test
    void aWrongClockIsToldInSeconds() {
        clock.advance(Duration.ofMinutes(-7));

        PreflightReport report = preflight(jwt()).run();

        assertThat(report.about("clock").get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(report.about("clock").get(0).what()).containsPattern("4(19|20|21) s behind");
    }

    @Test
    void settingsThatLoseWorkAreWarnedAbout() {
        PreflightReport careless = preflight(jwt())
                .inserts("Contact", 1, "LastName")
                .positions(new InMemoryWatermarkStore())
                .deadLetters(new InMemoryDeadLetterSink())
                .maxFailedRecords(0)
                .run();
        PreflightReport worse = preflight(jwt())
                .inserts("Contact", 1, "LastName")
                .maxFailedRecords(-1)
                .run();

        assertThat(careless.about("positions").get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(careless.about("dead letters").get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(careless.about("failures").get(0).what()).contains("one bad record");
        assertThat(worse.about("dead letters").get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(worse.about("failures").get(0).what()).contains("wrong mapping");
        assertThat(worse.findings().get(0).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aLoginThatFailsIsItsOwnDiagnosis() {
        org.policies().app(app -> app.withApprovedUsers(user -> false));

        assertThatThrownBy(() -> preflight(jwt()).run())
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("not pre-authorised");
    }

    private Finding flow(TokenSource login) {
        return preflight(login).run().about("login flow").get(0);
    }

    private Preflight preflight(TokenSource login) {
        return SalesforceClient.builder(login)
                .transport(wire)
                .time(clock, pause -> {}, new Random(1))
                .build()
                .preflight();
    }

    private JwtBearer jwt() {
        return JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                .loginUrl(org.loginUrl().toString())
                .clock(clock)
                .build();
    }
}
