package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class XmlAnswerTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String NAMESPACE = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        client = new OrgClient(org);
    }

    @Test
    void aClientThatAcceptsXmlAloneGetsAQueryInXml() {
        String id = org.insert("Account", Map.of("Name", "A & <B>"));

        HttpResponse<String> response = client.query("SELECT Name, Phone FROM Account", "Accept", "application/xml");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/xml;charset=UTF-8");
        assertThat(response.body())
                .isEqualTo(HEAD + "<QueryResult" + NAMESPACE + "><totalSize>1</totalSize><done>true</done>"
                        + "<records type=\"Account\" url=\"/services/data/v66.0/sobjects/Account/" + id + "\">"
                        + "<Name>A &amp; &lt;B&gt;</Name><Phone xsi:nil=\"true\"/></records></QueryResult>");
    }

    @Test
    void aWriteAndARefusalAreInXmlToo() {
        HttpResponse<String> created =
                client.send("POST", "/sobjects/Account", Map.of("Name", "Acme"), "Accept", "application/xml");
        HttpResponse<String> refused = client.get("/sobjects/Nothing", "Accept", "application/xml");

        assertThat(created.body())
                .startsWith(HEAD + "<Result" + NAMESPACE + "><id>001")
                .endsWith("</Result>");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body())
                .isEqualTo(HEAD + "<Errors" + NAMESPACE + "><Error><errorCode>NOT_FOUND</errorCode>"
                        + "<message>The requested resource does not exist</message></Error></Errors>");
    }

    @Test
    void aClientThatAcceptsJsonAsWellGetsJson() {
        HttpResponse<String> response = client.get("/limits", "Accept", "application/json, application/xml;q=0.9");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
    }
}
