package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SoapLoginTest {
    private static final String[] HEADERS = {"Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"\""};

    @Test
    void loginIsGoneInNewVersionsAndSwitchedOffInOldOnes(SimulatedOrg org) {
        String gone = logIn(org, "65.0", "x");
        String off = logIn(org, "64.0", "x");

        assertThat(gone)
                .contains("<faultstring>INVALID_OPERATION: The SOAP Login operation is not available in the API version"
                        + " specified (65.0). Refer to the documentation for supported versions.</faultstring>")
                .contains("<sf:LoginFault xsi:type=\"sf:LoginFault\">");
        assertThat(off)
                .contains("<faultstring>INVALID_OPERATION: SOAP API login() is disabled by default in this org. Contact"
                        + " the org administrator to enable SOAP API login().</faultstring>");
    }

    @Test
    void whereItIsAllowedAPasswordEarnsASession(SimulatedOrg org) {
        org.policies().soap(policy -> policy.with(Behaviour.ALLOWS_LOGIN));
        new SoapClient(org)
                .result("<p:setPassword><p:userId>" + org.userId()
                        + "</p:userId><p:password>correct horse</p:password></p:setPassword>");

        String wrong = logIn(org, "64.0", "battery staple");
        String right = logIn(org, "64.0", "correct horse");
        String token = right.replaceFirst(".*<sessionId>([^<]*)<.*", "$1");

        assertThat(wrong)
                .contains(
                        "<faultstring>INVALID_LOGIN: Invalid username, password, security token; or user locked out.");
        assertThat(right)
                .contains("<loginResponse><result><metadataServerUrl>" + org.instanceUrl() + "/services/Soap/m/64.0/"
                        + org.orgId().substring(0, 15) + "</metadataServerUrl><passwordExpired>false</passwordExpired>"
                        + "<sandbox>false</sandbox><serverUrl>")
                .contains("<userInfo><accessibilityMode>false</accessibilityMode>")
                .doesNotContain("LimitInfoHeader");
        assertThat(new SoapClient(org).withToken(token).result("<p:getServerTimestamp/>"))
                .contains("<timestamp>");
    }

    private static String logIn(SimulatedOrg org, String version, String password) {
        SoapClient client = new SoapClient(org);
        String body = "<p:login><p:username>" + org.username() + "</p:username><p:password>" + password
                + "</p:password></p:login>";
        return client.sendTo(version, client.envelope(body), HEADERS).body();
    }
}
