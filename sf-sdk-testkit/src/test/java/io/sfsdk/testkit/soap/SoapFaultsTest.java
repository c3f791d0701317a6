package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.RecordedRequest;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.http.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SoapFaultsTest {
    private static final String TIME = "<p:getServerTimestamp/>";

    @Test
    void oneCallOfANameIsRefusedAndNothingIsDone(SimulatedOrg org) {
        org.faults().on(SoapFaults.calls("create")).once(SoapFaults.unavailable());
        SoapClient client = new SoapClient(org);
        String create = SoapSaveTest.create("<so:type>Account</so:type><so:Name>A</so:Name>");

        String time = client.result(TIME);
        String first = client.result(create);
        String second = client.result(create);

        assertThat(time).contains("<timestamp>");
        assertThat(first).contains("<faultcode>sf:SERVER_UNAVAILABLE</faultcode>");
        assertThat(second).contains("<success>true</success>");
        assertThat(org.count("Account")).isEqualTo(1);
    }

    @Test
    void answersMayHoldWhatNobodyKnowsYet(SimulatedOrg org) {
        SoapClient client = new SoapClient(org);

        org.faults().on(SoapFaults.calls("getServerTimestamp")).once(SoapFaults.unknownHeader());
        String header = client.call(TIME).body();
        org.faults().on(SoapFaults.calls("getServerTimestamp")).once(SoapFaults.unknownElements());
        String element = client.call(TIME).body();
        org.faults().on(SoapFaults.calls("getServerTimestamp")).once(SoapFaults.withoutDetail("sorry"));
        String bare = client.call(TIME).body();

        assertThat(header).contains("<soapenv:Header><TomorrowHeader>");
        assertThat(element).contains("</timestamp><tomorrow>");
        assertThat(bare).contains("<faultstring>sorry</faultstring>").doesNotContain("<detail>");
    }

    @Test
    void requestsAndAnswersMayBeCompressed(SimulatedOrg org) throws IOException, InterruptedException {
        String envelope = new SoapClient(org).envelope("<p:describeGlobal/>");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(envelope.getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(org.instanceUrl() + "/services/Soap/u/66.0"))
                                .header("Content-Type", "text/xml")
                                .header("SOAPAction", "\"\"")
                                .header("Content-Encoding", "gzip")
                                .header("Accept-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(zipped.toByteArray()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new String(plain, StandardCharsets.UTF_8)).contains("<keyPrefix>001</keyPrefix>");
    }

    @Test
    void theLogNamesTheCallsAndTheChargeIsOneEach(SimulatedOrg org) {
        SoapClient client = new SoapClient(org);
        long before = org.chargedCalls();

        client.result(TIME);
        client.result(SoapQueryTest.query("SELECT Id FROM Account"));
        client.send("no xml", "Content-Type", "text/xml", "SOAPAction", "\"\"");
        new OrgClient(org).get("/limits");

        assertThat(org.requests())
                .extracting(RecordedRequest::operation)
                .containsExactly("getServerTimestamp", "query", null, null);
        assertThat(org.requests().get(0).userId()).isEqualTo(org.userId());
        assertThat(org.chargedCalls() - before).isEqualTo(3);
    }

    @Test
    void aTestMayBringAnApexClass(SimulatedOrg org) {
        org.host(
                "/services/Soap/class/Greeter",
                request -> Response.of(200, "text/xml; charset=utf-8", "<hello/>".getBytes(StandardCharsets.UTF_8)));
        String body = "<greet xmlns=\"http://soap.sforce.com/schemas/class/Greeter\"/>";
        String session = "<SessionHeader xmlns=\"http://soap.sforce.com/schemas/class/Greeter\"><sessionId>"
                + org.accessToken() + "</sessionId></SessionHeader>";

        String answer = apex(org, new SoapClient(org).withHeaders(session).envelope(body));
        String stranger = apex(org, new SoapClient(org).envelope(body));

        assertThat(answer).isEqualTo("<hello/>");
        assertThat(stranger).contains("sf:INVALID_SESSION_ID");
    }

    @Test
    void anAnswerThatIsCutIsNoXml(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "A"));
        org.faults().on(SoapFaults.calls("query")).once(SoapFaults.cutXml());

        String answer = new SoapClient(org)
                .call(SoapQueryTest.query("SELECT Id FROM Account"))
                .body();

        assertThat(answer).startsWith("<?xml").doesNotContain("</soapenv:Envelope>");
    }

    private static String apex(SimulatedOrg org, String envelope) {
        return new OrgClient(org)
                .exchange(HttpRequest.newBuilder(URI.create(org.instanceUrl() + "/services/Soap/class/Greeter"))
                        .header("Content-Type", "text/xml")
                        .header("SOAPAction", "\"\"")
                        .POST(HttpRequest.BodyPublishers.ofString(envelope))
                        .build())
                .body();
    }
}
