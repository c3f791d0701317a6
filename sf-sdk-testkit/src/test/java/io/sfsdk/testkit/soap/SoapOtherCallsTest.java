package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import io.sfsdk.testkit.store.DuplicateRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SoapOtherCallsTest {
    @Test
    void aSearchTellsRecordsAndNothingFoundIsAnEmptyResult(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "Acme Newt"));
        SoapClient client = new SoapClient(org);

        String found = client.result(search("FIND {newt} IN NAME FIELDS RETURNING Account(Name)"));
        String none = client.result(search("FIND {toad} RETURNING Account(Name)"));
        String bad = client.result(search("LOOK FOR {newt}"));

        assertThat(found)
                .isEqualTo("<result><searchRecords><record xsi:type=\"sf:sObject\"><sf:type>Account</sf:type>"
                        + "<sf:Id xsi:nil=\"true\"/><sf:Name>Acme Newt</sf:Name></record></searchRecords></result>");
        assertThat(none).isEqualTo("<result/>");
        assertThat(bad)
                .contains("<sf:MalformedSearchFault xsi:type=\"sf:MalformedSearchFault\">")
                .contains("<sf:row>-1<");
    }

    @Test
    void anApprovalIsAskedForOnceAndGiven(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));
        String submit =
                "<p:process><p:actions xsi:type=\"p:ProcessSubmitRequest\"><p:comments>please</p:comments><p:objectId>"
                        + id + "</p:objectId></p:actions></p:process>";
        SoapClient client = new SoapClient(org);

        String pending = client.result(submit);
        String again = client.result(submit);
        String workitem = pending.replaceFirst(".*<newWorkitemIds>([^<]*)<.*", "$1");
        String approved =
                client.result("<p:process><p:actions xsi:type=\"p:ProcessWorkitemRequest\"><p:action>Approve</p:action>"
                        + "<p:workitemId>" + workitem + "</p:workitemId></p:actions></p:process>");

        assertThat(pending)
                .matches("<result><actorIds>" + org.userId() + "</actorIds><entityId>" + id
                        + "</entityId><instanceId>04g\\w{15}"
                        + "</instanceId><instanceStatus>Pending</instanceStatus><newWorkitemIds>04i\\w{15}</newWorkitemIds>"
                        + "<success>true</success></result>");
        assertThat(again).contains("<statusCode>ALREADY_IN_PROCESS</statusCode>");
        assertThat(approved).contains("<instanceStatus>Approved</instanceStatus><success>true</success>");
    }

    @Test
    void anOrgWithoutApprovalsRefusesThem(SimulatedOrg org) {
        org.policies().soap(policy -> policy.with(Behaviour.LACKS_APPROVALS));
        String id = org.insert("Account", Map.of("Name", "A"));

        String result = new SoapClient(org)
                .result("<p:process><p:actions xsi:type=\"p:ProcessSubmitRequest\"><p:objectId>" + id
                        + "</p:objectId></p:actions></p:process>");

        assertThat(result).contains("<statusCode>NO_APPLICABLE_PROCESS</statusCode>");
    }

    @Test
    void emailsAreCheckedOneByOneAndTenAtMost(SimulatedOrg org) {
        SoapClient client = new SoapClient(org);

        String two = client.result(emails(email("a@example.com") + email("nobody")));
        String eleven = client.result(emails(email("a@example.com").repeat(11)));

        assertThat(two)
                .isEqualTo(
                        "<result><success>true</success></result><result><errors><fields>toAddresses</fields><message>Email"
                                + " address is invalid:"
                                + " nobody</message><statusCode>INVALID_EMAIL_ADDRESS</statusCode><targetObjectId"
                                + " xsi:nil=\"true\"/></errors><success>false</success></result>");
        assertThat(eleven).contains("<faultcode>sf:EMAIL_BATCH_SIZE_LIMIT_EXCEEDED</faultcode>");
    }

    @Test
    void duplicatesAreFoundByTheRulesOfTheObject(SimulatedOrg org) {
        org.data().addRule(DuplicateRule.alert("Contact", "Email"));
        String first = org.insert("Contact", Map.of("LastName", "A", "Email", "a@example.com"));
        SoapClient client = new SoapClient(org);

        String byRecord = client.result(
                "<p:findDuplicates><p:sObjects><so:type>Contact</so:type><so:Email>A@example.com</so:Email>"
                        + "</p:sObjects></p:findDuplicates>");
        String byId = client.result("<p:findDuplicatesByIds><p:ids>" + first + "</p:ids></p:findDuplicatesByIds>");
        String noRule = client.result(
                "<p:findDuplicates><p:sObjects><so:type>Account</so:type></p:sObjects></p:findDuplicates>");

        assertThat(byRecord)
                .startsWith("<result><duplicateResults><allowSave>true</allowSave>")
                .contains("<errorMessage xsi:nil=\"true\"/>")
                .contains("<sf:Id>" + first + "</sf:Id>")
                .endsWith(
                        "<size>1</size><success>true</success></matchResults></duplicateResults><success>true</success></result>");
        assertThat(byId).contains("<size>0</size>");
        assertThat(noRule).contains("<faultcode>sf:NO_ACTIVE_DUPLICATE_RULE</faultcode>");
    }

    @Test
    void passwordsAreSetResetAndChanged(SimulatedOrg org) {
        String user = "<p:userId>" + org.userId() + "</p:userId>";
        SoapClient client = new SoapClient(org);

        String set = client.result("<p:setPassword>" + user + "<p:password>correct horse</p:password></p:setPassword>");
        String tooShort = client.result("<p:setPassword>" + user + "<p:password>short</p:password></p:setPassword>");
        String wrong = client.result(change("wrong", "battery staple"));
        String changed = client.result(change("correct horse", "battery staple"));
        String reset = client.result("<p:resetPassword>" + user + "</p:resetPassword>");

        assertThat(set).isEqualTo("<result/>");
        assertThat(tooShort).contains("<sf:InvalidNewPasswordFault xsi:type=\"sf:InvalidNewPasswordFault\">");
        assertThat(wrong).contains("<sf:InvalidOldPasswordFault xsi:type=\"sf:InvalidOldPasswordFault\">");
        assertThat(changed).isEqualTo("<result/>");
        assertThat(reset).matches("<result><password>\\w{10}</password></result>");
    }

    @Test
    void sessionsEndByInvalidationAndByLogout(SimulatedOrg org) {
        String other = org.accessToken();
        SoapClient client = new SoapClient(org);

        String ended = client.result("<p:invalidateSessions><p:sessionIds>" + other
                + "</p:sessionIds><p:sessionIds>nobody" + "</p:sessionIds></p:invalidateSessions>");
        String refused = new SoapClient(org).withToken(other).result("<p:getServerTimestamp/>");
        String loggedOut = client.call("<p:logout/>").body();
        String late = client.result("<p:getServerTimestamp/>");

        assertThat(ended)
                .startsWith("<result><success>true</success></result><result><errors><message>Invalid Session ID"
                        + " found</message>"
                        + "<statusCode>INVALID_SESSION_ID</statusCode></errors><success>false</success></result>");
        assertThat(loggedOut).contains("<soapenv:Body><logoutResponse/></soapenv:Body>");
        assertThat(refused).contains("sf:INVALID_SESSION_ID");
        assertThat(late).contains("sf:INVALID_SESSION_ID");
    }

    private static String change(String from, String to) {
        return "<p:changeOwnPassword><p:oldPassword>" + from + "</p:oldPassword><p:newPassword>" + to
                + "</p:newPassword></p:changeOwnPassword>";
    }

    private static String search(String sosl) {
        return "<p:search><p:searchString>" + sosl + "</p:searchString></p:search>";
    }

    private static String emails(String messages) {
        return "<p:sendEmail>" + messages + "</p:sendEmail>";
    }

    private static String email(String to) {
        return "<p:messages"
                + " xsi:type=\"p:SingleEmailMessage\"><p:subject>Hi</p:subject><p:plainTextBody>there</p:plainTextBody>"
                + "<p:toAddresses>" + to + "</p:toAddresses></p:messages>";
    }
}
