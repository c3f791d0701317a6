package io.sfsdk.soap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.AuthenticatingTransport;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.http.RetryingTransport;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.soql.Soql;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The exact requests, and what becomes of typical answers, over a real socket. */
class SoapOnTheWireTest {
    private static final RecordId ACME = RecordId.of("001TK00000AAAAbYAP");
    private static final String PATH = "/services/Soap/u/66.0";
    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope"
            + " xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:so=\"urn:sobject.partner.soap.sforce.com\""
            + " xmlns:p=\"urn:partner.soap.sforce.com\"><e:Header>"
            + "<p:SessionHeader><p:sessionId>%s</p:sessionId></p:SessionHeader>"
            + "<p:CallOptions><p:client>acme-sync/1.0</p:client></p:CallOptions>%s</e:Header><e:Body>%s</e:Body></e:Envelope>";

    @RegisterExtension
    static final WireMockExtension WIRE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final JdkHttpTransport wire =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final List<String> tokens = new ArrayList<>(List.of("00DTK!one", "00DTK!two", "00DTK!three"));
    private final List<ApiUsage> usage = new ArrayList<>();
    private final SoapApi api = api(transport());

    private HttpTransport transport() {
        CachingTokenSource source =
                new CachingTokenSource(login -> new AccessToken(tokens.remove(0), URI.create(WIRE.baseUrl())), wire);
        return new RetryingTransport(
                new AuthenticatingTransport(wire, source),
                RetryPolicy.standard(),
                RetryBudget.standard(),
                Clock.systemUTC(),
                pause -> {},
                new SplittableRandom(1));
    }

    private SoapApi api(HttpTransport transport) {
        return SoapApi.builder(transport)
                .client("acme-sync/1.0")
                .usage(usage::add)
                .retry(RetryPolicy.none())
                .build();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aCallIsOneEnvelopeWithTheSessionAndAnEmptyAction() {
        answer(ok("<queryResponse><result xsi:type=\"QueryResult\"><done>true</done><queryLocator xsi:nil=\"true\"/>"
                + "<size>0</size></result></queryResponse>"));

        api.query(Soql.text("SELECT Id FROM Account WHERE Name = 'a<b & c'")).close();

        WIRE.verify(postRequestedFor(urlEqualTo(PATH))
                .withHeader("SOAPAction", equalTo("\"\""))
                .withHeader("Content-Type", equalTo("text/xml; charset=UTF-8"))
                .withHeader("Accept", equalTo("text/xml"))
                .withHeader("Accept-Encoding", equalTo("gzip"))
                .withRequestBody(equalTo(HEADER.formatted(
                        "00DTK!one",
                        "<p:QueryOptions><p:batchSize>2000</p:batchSize></p:QueryOptions>",
                        "<p:query><p:queryString>SELECT Id FROM Account WHERE Name = 'a&lt;b"
                                + " &amp; c'</p:queryString></p:query>"))));
    }

    @Test
    void blanksBetweenElementsChangeNoText() {
        answer(ok(
                "\n    <createResponse>\n        <result>\n            <errors>\n                <fields>Na&#109;e</fields>"
                        + "\n                <message>&lt;A&amp;B&gt; is taken</message>"
                        + "\n                <statusCode>DUPLICATE_VALUE</statusCode>\n            </errors>"
                        + "\n            <success>false</success>\n        </result>\n    </createResponse>\n"));

        List<WriteOutcome> outcomes = api.create(List.of(SObject.of("Account").with("Name", "A&B")));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        WriteOutcome.Rejected.class,
                        rejected -> assertThat(rejected.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.message()).isEqualTo("<A&B> is taken"))
                                .satisfies(error -> assertThat(error.fields()).containsExactly("Name")));
    }

    @Test
    void fieldsStandInTheOrderOfTheWsdlAndNullIsTold() {
        answer(
                ok(
                        "<updateResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result></updateResponse>"));
        SObject record = SObject.of("Account")
                .with("Name", "O'Neil\r\n]]>")
                .with("Phone", null)
                .with("Id", ACME)
                .with("Fax", "")
                .with("Parent", SObject.of("Account").with("External_Id__c", "P-1"));

        List<WriteOutcome> outcomes = api.update(List.of(record));

        assertThat(outcomes).containsExactly(new WriteOutcome.Written(0, ACME, false));
        WIRE.verify(postRequestedFor(urlEqualTo(PATH))
                .withRequestBody(equalTo(HEADER.formatted(
                        "00DTK!one",
                        "",
                        "<p:update><p:sObjects><so:type>Account</so:type><so:fieldsToNull>Phone</so:fieldsToNull>"
                                + "<so:fieldsToNull>Fax</so:fieldsToNull><so:Id>001TK00000AAAAbYAP</so:Id>"
                                + "<so:Name>O'Neil&#13;\n]]&gt;</so:Name><so:Parent><so:type>Account</so:type>"
                                + "<so:External_Id__c>P-1</so:External_Id__c></so:Parent></p:sObjects></p:update>"))));
    }

    @Test
    void optionsAreHeadersOfTheOperationsThatKnowThem() {
        answer(ok("<getServerTimestampResponse><result><timestamp>2026-01-01T12:00:00.123Z</timestamp></result>"
                + "</getServerTimestampResponse>"));
        SoapApi chosen = api.with(SoapOptions.none()
                .allowFieldTruncation()
                .defaultAssignmentRule()
                .duplicates(true, false, true)
                .packageVersion("acme", 1, 2)
                .defaultNamespace("acme"));

        assertThat(chosen.serverTimestamp()).isEqualTo(Instant.parse("2026-01-01T12:00:00.123Z"));
        answer(
                ok(
                        "<createResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result></createResponse>"));
        chosen.create(List.of(SObject.of("Account").with("Name", "x")));

        List<String> bodies = bodies();
        assertThat(bodies.get(0)).doesNotContain("AllowFieldTruncation").contains("<p:defaultNamespace>acme<");
        assertThat(bodies.get(1))
                .contains("<p:AllowFieldTruncationHeader><p:allowFieldTruncation>true</p:allowFieldTruncation>")
                .contains("<p:AssignmentRuleHeader><p:useDefaultRule>true</p:useDefaultRule></p:AssignmentRuleHeader>")
                .contains("<p:DuplicateRuleHeader><p:allowSave>true</p:allowSave><p:includeRecordDetails>false"
                        + "</p:includeRecordDetails><p:runAsCurrentUser>true</p:runAsCurrentUser>")
                .contains("<p:packageVersions><p:majorNumber>1</p:majorNumber><p:minorNumber>2</p:minorNumber>");
    }

    @Test
    void aLongRequestIsCompressedWithTheTokenInside() {
        answer(
                ok(
                        "<createResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result></createResponse>"));

        api.create(List.of(SObject.of("Account").with("Description", "x".repeat(20_000))));

        WIRE.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("Content-Encoding", equalTo("gzip")));
        assertThat(WIRE.getAllServeEvents().get(0).getRequest().getHeader("Content-Length"))
                .satisfies(length -> assertThat(Integer.parseInt(length)).isLessThan(2_000));
    }

    @Test
    void anExpiredSessionIsRenewedOnceAndTheBodyCarriesTheNewOne() {
        inTurn(
                fault("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session"),
                ok(
                        "<createResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result></createResponse>"));

        List<WriteOutcome> outcomes = api.create(List.of(SObject.of("Account").with("Name", "x")));

        assertThat(outcomes).containsExactly(new WriteOutcome.Written(0, ACME, true));
        assertThat(bodies()).hasSize(2);
        assertThat(bodies().get(0)).contains("<p:sessionId>00DTK!one<");
        assertThat(bodies().get(1)).contains("<p:sessionId>00DTK!two<");
    }

    @Test
    void aSessionThatStaysRefusedLeadsToOneLoginAndNotToMore() {
        answer(fault("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session"));

        ApiException refused = catchThrowableOfType(ApiException.class, api::serverTimestamp);

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_SESSION_ID);
        assertThat(refused.retryability()).isEqualTo(Retryability.AFTER_LOGIN);
        assertThat(refused.getMessage()).doesNotContain("00DTK");
        assertThat(tokens).containsExactly("00DTK!three");
        assertThat(bodies()).hasSize(2);
    }

    @Test
    void aTextThatOnlyMentionsTheCodeIsNoExpiredSession() {
        answer(fault("MALFORMED_QUERY", "unexpected token: INVALID_SESSION_ID"));

        assertThatThrownBy(() -> api.query(Soql.text("SELECT INVALID_SESSION_ID")))
                .isInstanceOf(ApiException.class);

        assertThat(tokens).hasSize(2);
        assertThat(bodies()).hasSize(1);
    }

    @Test
    void aTokenThatIsAJwtIsRefusedBeforeAnythingIsSent() {
        tokens.set(0, "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln");

        assertThatThrownBy(api::serverTimestamp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("getServerTimestamp")
                .hasMessageContaining("JWT")
                .hasMessageNotContaining("eyJ");
        assertThat(bodies()).isEmpty();
        assertThat(tokens).hasSize(2);
    }

    @Test
    void aVerdictIsNotAskedForAgainThoughItsStatusIs500() {
        answer(fault(
                "INVALID_FIELD",
                "\nSELECT Nam, 'secret' FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column"));

        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> api.query(Soql.text("SELECT Nam FROM Account WHERE Name = 'secret'")));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.retryability()).isEqualTo(Retryability.NEVER);
        assertThat(refused.delivery()).isEqualTo(Delivery.REFUSED);
        assertThat(refused.getMessage()).contains("Column:8").doesNotContain("secret");
        assertThat(bodies()).hasSize(1);
    }

    @Test
    void aPassingFaultOfAReadIsAskedForAgain() {
        inTurn(
                fault("SERVER_UNAVAILABLE", "busy"),
                ok("<getServerTimestampResponse><result><timestamp>2026-01-01T12:00:00Z</timestamp></result>"
                        + "</getServerTimestampResponse>"));

        assertThat(api.serverTimestamp()).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));

        assertThat(bodies()).hasSize(2);
    }

    @Test
    void anInternalFaultOfAnInsertIsADoubtAndAnInsertTurnedAwayIsNone() {
        answer(fault("UNKNOWN_EXCEPTION", "An unexpected error occurred"));
        List<WriteOutcome> outcomes = api.create(List.of(SObject.of("Account").with("Name", "x")));

        assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.InDoubt.class);
        assertThat(bodies()).hasSize(1);

        answer(fault("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
        ApiException turnedAway = catchThrowableOfType(
                ApiException.class,
                () -> api.create(List.of(SObject.of("Account").with("Name", "x"))));

        assertThat(turnedAway.delivery()).isEqualTo(Delivery.REFUSED);
        assertThat(turnedAway.retryability()).isEqualTo(Retryability.AFTER_LIMIT_FREES);
    }

    @Test
    void faultsWithoutADetailAndPagesOfTheEdgeAreErrorsToo() {
        answer(aResponse()
                .withStatus(500)
                .withHeader("Content-Type", "text/xml")
                .withBody("<e:Envelope"
                        + " xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><e:Fault><faultcode>e:Client</faultcode><faultstring>no"
                        + " SOAPAction</faultstring></e:Fault></e:Body></e:Envelope>"));
        ApiException client = catchThrowableOfType(ApiException.class, api::serverTimestamp);
        answer(aResponse()
                .withStatus(404)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><title>gone</title></html>"));
        ApiException html = catchThrowableOfType(ApiException.class, api::serverTimestamp);
        answer(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>hello</html>"));

        assertThat(client.code()).isEqualTo(new ErrorCode("Client"));
        assertThat(client.retryability()).isEqualTo(Retryability.NEVER);
        assertThat(html.code()).isEqualTo(ErrorCode.UNSPECIFIED);
        assertThatThrownBy(api::serverTimestamp)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("HTML");
    }

    @Test
    void usageIsHeardAndUnknownHeadersAndElementsArePassedOver() {
        answer(
                answered(
                        "<soapenv:Header><LimitInfoHeader><limitInfo><current>22092</current><limit>64000</limit><type>API"
                                + " REQUESTS</type></limitInfo><limitInfo><current>1</current><limit>2</limit><type>NEW</type>"
                                + "</limitInfo></LimitInfoHeader><BrandNew><x>1</x></BrandNew></soapenv:Header>",
                        "<createResponse><news>1</news><result><a/><id>001TK00000AAAAbYAP</id><success>true</success></result></createResponse>"));

        List<WriteOutcome> outcomes = api.create(List.of(SObject.of("Account").with("Name", "x")));

        assertThat(outcomes).hasOnlyElementsOfType(WriteOutcome.Written.class);
        assertThat(usage).containsExactly(new ApiUsage(22_092, 64_000));
    }

    @Test
    void whatADuplicateRuleFoundComesWithTheRow() {
        answer(ok("<createResponse><result><errors xsi:type=\"DuplicateError\"><message>Use one of these"
                + " records?</message>"
                + "<statusCode>DUPLICATES_DETECTED</statusCode><duplicateResult><allowSave>true</allowSave>"
                + "<duplicateRule>My_Rule</duplicateRule><matchResults><entityType>Contact</entityType><matchRecords><matchConfidence>100.0</matchConfidence><record"
                + " xsi:type=\"sf:sObject\"><sf:type>Contact</sf:type>"
                + "<sf:Id>003TK00000AAAAbYAP</sf:Id></record></matchRecords></matchResults></duplicateResult></errors><id"
                + " xsi:nil=\"true\"/><success>false</success></result></createResponse>"));

        List<WriteOutcome> outcomes = api.create(List.of(SObject.of("Contact").with("LastName", "x")));

        WriteOutcome.Rejected rejected = (WriteOutcome.Rejected) outcomes.get(0);
        assertThat(rejected.errors().get(0).duplicates().orElseThrow().matches())
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.confidence()).isEqualTo(100);
                    assertThat(match.id()).isEqualTo("003TK00000AAAAbYAP");
                });
    }

    @Test
    void rowsThatAreMissingLeaveEveryRecordInDoubt() {
        answer(
                ok(
                        "<createResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result></createResponse>"));
        SObject record = SObject.of("Account").with("Name", "x");

        List<WriteOutcome> outcomes = api.create(List.of(record, record));

        assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(WriteOutcome.InDoubt.class);
    }

    @Test
    void anAnswerThatBreaksOffLeavesTheRowsBehindItInDoubt() {
        ResponseDefinitionBuilder whole =
                ok("<createResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result><result><id>00");
        answer(whole);
        SObject record = SObject.of("Account").with("Name", "x");

        List<WriteOutcome> outcomes = api.create(List.of(record, record));

        assertThat(outcomes.get(0)).isEqualTo(new WriteOutcome.Written(0, ACME, true));
        assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.InDoubt.class);
    }

    @Test
    void aRecordThatXmlCannotCarryIsRejectedAloneAndTheOthersAreSent() {
        answer(
                ok(
                        "<createResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result></createResponse>"));
        SObject good = SObject.of("Account").with("Name", "good");

        List<WriteOutcome> outcomes = api.create(List.of(
                good.with("Description", "bell \u0007"),
                good,
                good.with("Description", "half \uD83D"),
                good.with("Description", "none \uFFFE"),
                good.with("a><b", "x")));

        assertThat(outcomes.get(1)).isEqualTo(new WriteOutcome.Written(1, ACME, true));
        assertThat(List.of(outcomes.get(0), outcomes.get(2), outcomes.get(3), outcomes.get(4)))
                .allSatisfy(outcome -> assertThat(((WriteOutcome.Rejected) outcome)
                                .errors()
                                .get(0)
                                .code())
                        .isEqualTo(SoapRecordWriter.INVALID_XML));
        assertThat(((WriteOutcome.Rejected) outcomes.get(0)).errors().get(0).message())
                .contains("Description", "U+0007")
                .doesNotContain("bell");
        assertThat(bodies()).hasSize(1);
        assertThat(bodies().get(0)).doesNotContain("bell", "half", "none", "><b");
    }

    @Test
    void withAllOrNoneARecordThatXmlCannotCarryRollsTheOthersBackUnsent() {
        SObject good = SObject.of("Account").with("Name", "good");

        List<WriteOutcome> outcomes = api.writer()
                .write(new WriteRequest(new WriteOperation.Insert(), List.of(good, good.with("Site", "\u0000")), true));

        assertThat(((WriteOutcome.Rejected) outcomes.get(0)).rolledBack()).isTrue();
        assertThat(((WriteOutcome.Rejected) outcomes.get(1)).rolledBack()).isFalse();
        assertThat(bodies()).isEmpty();
    }

    @Test
    void anApexServiceIsCalledInItsOwnNamespace() {
        WIRE.stubFor(
                post("/services/Soap/class/acme/Billing")
                        .willReturn(
                                ok(
                                        "<payResponse"
                                                + " xmlns=\"http://soap.sforce.com/schemas/class/acme/Billing\"><result>42</result></payResponse>")));

        SoapElement answer = api.apex("acme/Billing", SoapElement.of("pay").with("invoice", "a&b"));

        assertThat(answer.text("result")).contains("42");
        assertThat(bodies().get(0))
                .contains("xmlns:p=\"http://soap.sforce.com/schemas/class/acme/Billing\"")
                .contains("<p:pay><p:invoice>a&amp;b</p:invoice></p:pay>");
        assertThatThrownBy(() -> api.apex("../u/66.0", SoapElement.of("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuickActionNamesItselfItsContextAndWhatItIsToMake() {
        answer(ok("<performQuickActionsResponse><result><contextId>001TK00000AAAAbYAP</contextId>"
                + "<created>true</created><feedItemIds>0D5TK00000AAAAbYAP</feedItemIds>"
                + "<ids>00TTK00000AAAAbYAP</ids><success>true</success>"
                + "<successMessage>Made &amp; logged</successMessage></result>"
                + "<result><errors><message>no</message><statusCode>INSUFFICIENT_ACCESS</statusCode></errors>"
                + "<success>false</success></result></performQuickActionsResponse>"));
        QuickAction call = new QuickAction(
                "LogACall",
                RecordId.of("001TK00000AAAAbYAP"),
                List.of(SObject.of("Task").with("Subject", "a < b")));

        List<RowResult<SoapElement>> results =
                api.actions().performQuickActions(List.of(call, new QuickAction("NewTask", null, List.of())));

        assertThat(bodies().get(0))
                .contains("<p:performQuickActions><p:quickActions><p:contextId>001TK00000AAAAbYAP</p:contextId>"
                        + "<p:quickActionName>LogACall</p:quickActionName><p:records")
                .contains("a &lt; b")
                .contains("<p:quickActions><p:quickActionName>NewTask</p:quickActionName></p:quickActions>");
        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        RowResult.Done.class,
                        done -> assertThat(((SoapElement) done.value()).text("successMessage"))
                                .contains("Made & logged"));
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        RowResult.Refused.class,
                        refused -> assertThat(refused.errors().toString()).contains("INSUFFICIENT_ACCESS"));
    }

    @Test
    void debugLogsGoToWhoAskedForThem() {
        answer(
                answered(
                        "<soapenv:Header><DebuggingInfo><debugLog>line one</debugLog></DebuggingInfo></soapenv:Header>",
                        "<createResponse><result><id>001TK00000AAAAbYAP</id><success>true</success></result></createResponse>"));
        List<String> logs = new ArrayList<>();

        api.with(SoapOptions.none().debugging(Map.of("Apex_code", "Finest"), logs::add))
                .create(List.of(SObject.of("Account").with("Name", "x")));

        assertThat(logs).containsExactly("line one");
        assertThat(bodies().get(0)).contains("<p:category>Apex_code</p:category><p:level>Finest</p:level>");
    }

    private static void answer(ResponseDefinitionBuilder response) {
        WIRE.stubFor(post(PATH).willReturn(response));
    }

    private static void inTurn(ResponseDefinitionBuilder first, ResponseDefinitionBuilder second) {
        WIRE.stubFor(post(PATH)
                .inScenario("turns")
                .whenScenarioStateIs(STARTED)
                .willReturn(first)
                .willSetStateTo("2"));
        WIRE.stubFor(post(PATH).inScenario("turns").whenScenarioStateIs("2").willReturn(second));
    }

    private static List<String> bodies() {
        return WIRE.findAll(anyRequestedFor(anyUrl())).stream()
                .map(LoggedRequest::getBodyAsString)
                .toList();
    }

    private static ResponseDefinitionBuilder ok(String body) {
        return answered("", body);
    }

    private static ResponseDefinitionBuilder answered(String header, String body) {
        return aResponse()
                .withHeader("Content-Type", "text/xml; charset=UTF-8")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns=\"urn:partner.soap.sforce.com\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xmlns:sf=\"urn:sobject.partner.soap.sforce.com\">" + header + "<soapenv:Body>" + body
                        + (body.endsWith("<id>00") ? "" : "</soapenv:Body></soapenv:Envelope>"));
    }

    private static ResponseDefinitionBuilder fault(String code, String text) {
        return aResponse()
                .withStatus(500)
                .withHeader("Content-Type", "text/xml; charset=UTF-8")
                .withBody(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                                + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body><soapenv:Fault>"
                                + "<faultcode>sf:" + code + "</faultcode><faultstring>" + code + ": " + text
                                + "</faultstring><detail>"
                                + "<sf:UnexpectedErrorFault xsi:type=\"sf:UnexpectedErrorFault\"><sf:exceptionCode>"
                                + code
                                + "</sf:exceptionCode><sf:exceptionMessage>" + text
                                + "</sf:exceptionMessage></sf:UnexpectedErrorFault></detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>");
    }
}
