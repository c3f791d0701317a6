package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatedOrgExtension.class)
class SoapFaultTest {
    private static final String[] HEADERS = {"Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"\""};

    @Test
    void aBadQueryIsAFaultAsRecorded(SimulatedOrg org) {
        HttpResponse<String> answer = new SoapClient(org).call(SoapQueryTest.query("SELECT Nope FROM Contact"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body><soapenv:Fault>"
                        + "<faultcode>sf:INVALID_FIELD</faultcode><faultstring>INVALID_FIELD: \n")
                .contains("</faultstring><detail><sf:InvalidFieldFault xsi:type=\"sf:InvalidFieldFault\">"
                        + "<sf:exceptionCode>INVALID_FIELD</sf:exceptionCode><sf:exceptionMessage>\n")
                .endsWith(
                        "</sf:exceptionMessage><sf:row>1</sf:row><sf:column>8</sf:column></sf:InvalidFieldFault></detail>"
                                + "</soapenv:Fault></soapenv:Body></soapenv:Envelope>");
    }

    @Test
    void aSessionThatHasEndedIsAFaultWithoutLimits(SimulatedOrg org) {
        SoapClient client = new SoapClient(org);
        org.expireSessions();

        HttpResponse<String> answer = client.call("<p:getServerTimestamp/>");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("<faultstring>INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session."
                        + " Session not found, missing session hash: ")
                .contains("<sf:UnexpectedErrorFault xsi:type=\"sf:UnexpectedErrorFault\">")
                .doesNotContain("LimitInfoHeader");
    }

    @Test
    void aTokenInTheFormOfAJwtIsNoSession(SimulatedOrg org) {
        String answer = new SoapClient(org)
                .withToken("eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJ1aWQ6MDA1In0.c2ln")
                .result("<p:getServerTimestamp/>");

        assertThat(answer).contains("<faultcode>sf:INVALID_SESSION_ID</faultcode>");
    }

    @Test
    void aRequestWithoutSoapActionIsRefused(SimulatedOrg org) {
        SoapClient client = new SoapClient(org);

        HttpResponse<String> answer =
                client.send(client.envelope("<p:getServerTimestamp/>"), "Content-Type", "text/xml; charset=UTF-8");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("<faultcode>soapenv:Client</faultcode><faultstring>SOAPAction HTTP header"
                        + " missing</faultstring>")
                .doesNotContain("<detail>");
    }

    @Test
    void aRequestThatIsNoTextXmlIsRefused(SimulatedOrg org) {
        SoapClient client = new SoapClient(org);

        HttpResponse<String> answer = client.send(
                client.envelope("<p:getServerTimestamp/>"), "Content-Type", "application/json", "SOAPAction", "\"\"");

        assertThat(answer.body()).contains("content-type of the request should be text/xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30.0", "68.0", "66", "abc"})
    void otherVersionsAreRefused(String version, SimulatedOrg org) {
        SoapClient client = new SoapClient(org);

        HttpResponse<String> answer = client.sendTo(version, client.envelope("<p:getServerTimestamp/>"), HEADERS);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<faultcode>sf:UNSUPPORTED_API_VERSION</faultcode>");
    }

    @Test
    void theOrgsIdMayFollowTheVersion(SimulatedOrg org) {
        SoapClient client = new SoapClient(org);

        HttpResponse<String> answer = client.sendTo(
                "66.0/" + org.orgId().substring(0, 15), client.envelope("<p:getServerTimestamp/>"), HEADERS);

        assertThat(answer.body()).contains("<timestamp>2026-01-01T12:00:00.000Z</timestamp>");
    }

    @Test
    void anUnknownOperationIsRefused(SimulatedOrg org) {
        String answer = new SoapClient(org).result("<p:explode/>");

        assertThat(answer)
                .contains("<faultcode>soapenv:Client</faultcode>")
                .contains("No operation available for request {urn:partner.soap.sforce.com}explode");
    }

    @Test
    void argumentsInAnotherOrderAreRefused(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));

        String answer = new SoapClient(org)
                .result("<p:retrieve><p:ids>" + id + "</p:ids><p:fieldList>Id</p:fieldList>"
                        + "<p:sObjectType>Account</p:sObjectType></p:retrieve>");

        assertThat(answer).contains("Element {urn:partner.soap.sforce.com}fieldList invalid at this location");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">",
                "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            })
    void aDocumentTypeIsRefused(String doctype, SimulatedOrg org) {
        SoapClient client = new SoapClient(org);
        String envelope = client.envelope("<p:getServerTimestamp/>").replace("?><e:", "?>" + doctype + "<e:");

        HttpResponse<String> answer = client.send(envelope, HEADERS);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Document type declarations are not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "&#1;", "&nope;", "\uFFFE", "&#xD800;", "<so:a>"})
    void whatIsNoXmlFailsTheWholeCall(String bad, SimulatedOrg org) {
        String answer = new SoapClient(org)
                .result(SoapSaveTest.create(
                        "<so:type>Account</so:type><so:Name>A</so:Name>",
                        "<so:type>Account</so:type><so:Name>" + bad + "</so:Name>"));

        assertThat(answer).contains("<faultcode>soapenv:Client</faultcode>").doesNotContain("<detail>");
        assertThat(org.count("Account")).isZero();
        assertThat(org.defects()).isEmpty();
    }

    @Test
    void deepNestingIsRefused(SimulatedOrg org) {
        String answer = new SoapClient(org)
                .result("<p:query>" + "<p:a>".repeat(10_000) + "</p:a>".repeat(10_000) + "</p:query>");

        assertThat(answer).contains("Elements are nested more than 64 deep");
    }

    @Test
    void callsAreCountedWithThoseOfRestAndRefusedAtTheLimit(SimulatedOrg org) {
        org.policies().rest(policy -> policy.withDailyLimit(103, true));
        SoapClient client = new SoapClient(org);

        String third = client.result("<p:getServerTimestamp/>");
        new io.sfsdk.testkit.OrgClient(org).get("/limits");
        client.result("<p:getServerTimestamp/>");
        String fourth = client.result("<p:getServerTimestamp/>");

        assertThat(third).contains("<timestamp>");
        assertThat(fourth)
                .contains("<faultstring>REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.</faultstring>")
                .contains("<sf:UnexpectedErrorFault");
    }
}
