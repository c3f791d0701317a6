package io.sfsdk.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.sfsdk.auth.AuthenticatingTransport;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.auth.FixedToken;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The exact requests, and what becomes of typical answers, over a real socket. */
class RestOnTheWireTest {
    private static final RecordId ACME = RecordId.of("001TK00000AAAAbYAP");
    private static final String ROOT = "/services/data/v66.0";

    @RegisterExtension
    static final WireMockExtension WIRE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final HttpTransport transport = new AuthenticatingTransport(
            wire, new CachingTokenSource(FixedToken.of("00DTK0000001AbC!token", URI.create(WIRE.baseUrl())), wire));
    private final RestApi api =
            RestApi.builder(transport).client("acme-sync/1.0").build();

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aQueryNamesItsClientAndFollowsThePagesAsGiven() {
        String next = ROOT + "/query/0r8TK3Q9zKmWpXcYSK-2";
        WIRE.stubFor(get(urlPathEqualTo(ROOT + "/query")).willReturn(okJson(page(3, next, "1", "2"))));
        WIRE.stubFor(get(urlEqualTo(next)).willReturn(okJson(page(3, null, "3"))));

        List<String> names = names(api.query(Soql.text("SELECT Name FROM Account WHERE Name != 'a+b & c'")));

        assertThat(names).containsExactly("1", "2", "3");
        WIRE.verify(getRequestedFor(
                        urlEqualTo(ROOT + "/query?q=SELECT+Name+FROM+Account+WHERE+Name+%21%3D+%27a%2Bb+%26+c%27"))
                .withHeader("Sforce-Call-Options", equalTo("client=acme-sync/1.0"))
                .withHeader("Sforce-Mru", equalTo("updateMru=false"))
                .withHeader("Sforce-Query-Options", equalTo("batchSize=2000"))
                .withHeader("Accept", equalTo("application/json")));
        WIRE.verify(getRequestedFor(urlEqualTo(next)).withHeader("Sforce-Query-Options", equalTo("batchSize=2000")));
    }

    @Test
    void aPageIsAskedForWhenItIsWantedAndNotBefore() {
        String next = ROOT + "/query/0r8TK3Q9zKmWpXcYSK-2";
        WIRE.stubFor(get(urlPathEqualTo(ROOT + "/query")).willReturn(okJson(page(3, next, "1", "2"))));
        WIRE.stubFor(get(urlEqualTo(next)).willReturn(okJson(page(3, null, "3"))));

        try (RecordCursor pages = api.query(Soql.text("SELECT Name FROM Account"))) {
            pages.next();

            WIRE.verify(0, getRequestedFor(urlEqualTo(next)));
            assertThat(pages.hasNext()).isTrue();
            WIRE.verify(1, getRequestedFor(urlEqualTo(next)));
        }
    }

    @Test
    void aQueryOfDeletedRowsGoesToItsOwnResource() {
        WIRE.stubFor(get(urlPathEqualTo(ROOT + "/queryAll")).willReturn(okJson(page(0, null))));

        try (RecordCursor rows = api.queryAll(Soql.text("SELECT Name FROM Account"))) {
            assertThat(rows.next().records()).isEmpty();
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void aQueryTooLongForARequestLineTravelsInABody() {
        List<String> keys = IntStream.range(0, 1_500).mapToObj(i -> "key-" + i).toList();
        String answer = "{\"compositeResponse\":[{\"body\":" + page(1, null, "1")
                + ",\"httpHeaders\":{},\"httpStatusCode\":200,\"referenceId\":\"page\"}]}";
        WIRE.stubFor(post(ROOT + "/composite").willReturn(okJson(answer)));

        List<String> names = names(api.query(Soql.select("Name")
                .from("Account")
                .where(Soql.field("Name").in(keys))
                .build()));

        assertThat(names).containsExactly("1");
        WIRE.verify(postRequestedFor(urlEqualTo(ROOT + "/composite")));
    }

    @Test
    void aRefusalInsideTheBodyOfALongQueryIsARefusal() {
        List<String> keys = IntStream.range(0, 1_500).mapToObj(i -> "key-" + i).toList();
        String answer = "{\"compositeResponse\":[{\"body\":[{\"message\":\"\\nSELECT ... 'key-7'\\n  ^\\nERROR at"
                + " Row:1:Column:8\\nNo such column 'Nam' near key-7\",\"errorCode\":\"INVALID_FIELD\"}],"
                + "\"httpHeaders\":{},\"httpStatusCode\":400,\"referenceId\":\"page\"}]}";
        WIRE.stubFor(post(ROOT + "/composite").willReturn(okJson(answer)));

        assertThatThrownBy(
                        () -> api.query(Soql.bind("SELECT Nam FROM Account WHERE Name IN :keys", Map.of("keys", keys))))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining("INVALID_FIELD")
                .hasMessageContaining("No such column 'Nam' near ***")
                .hasMessageNotContaining("key-7")
                .hasMessageNotContaining("SELECT");
    }

    @Test
    void eachTypeOfValueIsWrittenInItsExactForm() {
        WIRE.stubFor(post(ROOT + "/composite/sobjects").willReturn(okJson("[" + success(ACME) + "]")));
        SObject record = SObject.of("Account")
                .with("Name", "Caf\u00e9 \"x\"")
                .with("Site", null)
                .with("Revenue__c", new BigDecimal("1E+3"))
                .with("Tiny__c", new BigDecimal("0.00000010"))
                .with("Active__c", true)
                .with("Since__c", LocalDate.parse("2026-01-31"))
                .with("At__c", Instant.parse("2026-01-01T11:58:00Z"))
                .with("Opens__c", LocalTime.parse("09:30"))
                .with("Parent", SObject.of("Account").with("Ext__c", "A-7"));

        List<WriteOutcome> outcomes = api.writer().write(WriteRequest.of(new WriteOperation.Insert(), List.of(record)));

        assertThat(outcomes).containsExactly(new WriteOutcome.Written(0, ACME, true));
        WIRE.verify(postRequestedFor(urlEqualTo(ROOT + "/composite/sobjects"))
                .withHeader("Content-Type", equalTo("application/json;charset=UTF-8"))
                .withRequestBody(equalTo("{\"allOrNone\":false,\"records\":[{\"attributes\":{\"type\":\"Account\"},"
                        + "\"Name\":\"Caf\u00e9 \\\"x\\\"\",\"Site\":null,\"Revenue__c\":1000,\"Tiny__c\":0.00000010,"
                        + "\"Active__c\":true,\"Since__c\":\"2026-01-31\",\"At__c\":\"2026-01-01T11:58:00.000Z\","
                        + "\"Opens__c\":\"09:30:00.000Z\","
                        + "\"Parent\":{\"attributes\":{\"type\":\"Account\"},\"Ext__c\":\"A-7\"}}]}")));
    }

    @Test
    void eachOperationHasItsMethodAndPath() {
        WIRE.stubFor(any(anyUrl()).willReturn(okJson("[" + success(ACME) + "]")));
        SObject record = SObject.of("Account").with("Id", ACME).with("Ext__c", "A-7");

        for (WriteOperation operation : List.of(
                new WriteOperation.Update(), new WriteOperation.Upsert("Ext__c"), new WriteOperation.Delete())) {
            api.writer().write(new WriteRequest(operation, List.of(record), true));
        }

        WIRE.verify(patchRequestedFor(urlEqualTo(ROOT + "/composite/sobjects")));
        WIRE.verify(patchRequestedFor(urlEqualTo(ROOT + "/composite/sobjects/Account/Ext__c")));
        WIRE.verify(deleteRequestedFor(urlEqualTo(ROOT + "/composite/sobjects?ids=001TK00000AAAAbYAP&allOrNone=true"))
                .withHeader("Content-Type", absent()));
    }

    @Test
    void singleRecordsAreCreatedReadChangedAndDeleted() {
        String path = ROOT + "/sobjects/Account";
        WIRE.stubFor(post(path).willReturn(json(201, success(ACME))));
        WIRE.stubFor(get(path + "/" + ACME + "?fields=Id,Name")
                .willReturn(
                        okJson("{\"attributes\":{\"type\":\"Account\"},\"Id\":\"" + ACME + "\",\"Name\":\"Acme\"}")));
        WIRE.stubFor(patch(path + "/" + ACME).willReturn(new ResponseDefinitionBuilder().withStatus(204)));
        WIRE.stubFor(delete(path + "/" + ACME).willReturn(new ResponseDefinitionBuilder().withStatus(204)));
        RestRecords accounts = api.records("Account");

        RecordId created = accounts.create(SObject.of("Account").with("Name", "Acme"));
        SObject read = accounts.get(created, "Id", "Name");
        accounts.update(created, SObject.of("Account").with("Name", null));
        boolean deleted = accounts.delete(created);

        assertThat(created).isEqualTo(ACME);
        assertThat(read.text("Name")).contains("Acme");
        assertThat(deleted).isTrue();
        WIRE.verify(postRequestedFor(urlEqualTo(path)).withRequestBody(equalTo("{\"Name\":\"Acme\"}")));
        WIRE.verify(patchRequestedFor(urlEqualTo(path + "/" + ACME)).withRequestBody(equalTo("{\"Name\":null}")));
    }

    @Test
    void anExternalIdIsOnePathSegmentWhateverItHolds() {
        String path = ROOT + "/sobjects/Account/Ext__c/a%2Fb%3Fc%23d%20e%2B%25%C3%A9";
        WIRE.stubFor(
                patch(urlEqualTo(path)).willReturn(json(201, success(ACME).replace("[]}", "[],\"created\":true}"))));

        Upserted upserted = api.records("Account")
                .upsert(
                        "Ext__c",
                        SObject.of("Account")
                                .with("Ext__c", "a/b?c#d e+%\u00e9")
                                .with("Name", "x"));

        assertThat(upserted).isEqualTo(new Upserted(ACME, true));
        WIRE.verify(patchRequestedFor(urlEqualTo(path)).withRequestBody(equalTo("{\"Name\":\"x\"}")));
    }

    @Test
    void severalMatchesOfAnExternalIdAreARefusalThatNamesThemAndNotTheKey() {
        WIRE.stubFor(patch(urlPathEqualTo(ROOT + "/sobjects/Account/Ext__c/secret"))
                .willReturn(json(300, "[\"" + ROOT + "/sobjects/Account/001TK00000AAAAbYAP\"]")));

        assertThatThrownBy(() -> api.records("Account")
                        .upsert("Ext__c", SObject.of("Account").with("Ext__c", "secret")))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_EXTERNAL_ID);
                    assertThat(ExternalIdMatches.of(e.errors())).containsExactly(ACME);
                })
                .hasMessageContaining("PATCH " + ROOT + "/sobjects/Account/Ext__c/…")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aVersionMayBeChosen() {
        WIRE.stubFor(get(urlPathEqualTo("/services/data/v58.0/limits")).willReturn(okJson("{}")));

        RestApi.builder(transport).version(ApiVersion.of("58.0")).build().limits();

        WIRE.verify(getRequestedFor(urlEqualTo("/services/data/v58.0/limits")));
    }

    private static List<String> names(RecordCursor cursor) {
        try (cursor) {
            return cursor.stream().map(row -> row.text("Name").orElseThrow()).toList();
        }
    }

    private static String page(int total, @Nullable String next, String... names) {
        String records = List.of(names).stream()
                .map(name -> "{\"attributes\":{\"type\":\"Account\"},\"Name\":\"" + name + "\"}")
                .collect(Collectors.joining(","));
        String link = next == null ? "" : ",\"nextRecordsUrl\":\"" + next + "\"";
        return "{\"totalSize\":" + total + ",\"done\":" + (next == null) + link + ",\"records\":[" + records + "]}";
    }

    private static String success(RecordId id) {
        return "{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}";
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withBody(body);
    }
}
