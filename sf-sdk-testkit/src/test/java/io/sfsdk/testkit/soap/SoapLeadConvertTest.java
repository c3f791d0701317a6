package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SoapLeadConvertTest {
    private static final String STATUS = "<p:convertedStatus>Closed - Converted</p:convertedStatus>";

    @Test
    void aLeadBecomesAnAccountAContactAndAnOpportunity(SimulatedOrg org) {
        String lead = org.insert(
                "Lead", Map.of("LastName", "L", "Company", "Acme", "City", "Rome", "Email", "l@example.com"));

        String result = new SoapClient(org)
                .result(convert(
                        STATUS + "<p:doNotCreateOpportunity>false</p:doNotCreateOpportunity>",
                        lead,
                        "<p:opportunityName>Big</p:opportunityName>"));

        assertThat(result)
                .matches("<result><accountId>001\\w{15}</accountId><contactId>003\\w{15}</contactId><leadId>" + lead
                        + "</leadId><opportunityId>006\\w{15}</opportunityId><success>true</success></result>");
        assertThat(org.query("SELECT Name, Account.Name, Account.BillingCity FROM Opportunity")
                        .get(0))
                .hasToString("{Name=Big, Account={Name=Acme, BillingCity=Rome}}");
        assertThat(org.query("SELECT Email, MailingCity FROM Contact").get(0))
                .hasToString("{Email=l@example.com, MailingCity=Rome}");
        assertThat(org.query("SELECT IsConverted, Status, ConvertedDate FROM Lead")
                        .get(0))
                .hasToString("{IsConverted=true, Status=Closed - Converted, ConvertedDate=2026-01-01}");
    }

    @Test
    void aLeadJoinsRecordsThatExist(SimulatedOrg org) {
        String account = org.insert("Account", Map.of("Name", "Old"));
        String contact = org.insert("Contact", Map.of("LastName", "Old", "AccountId", account, "LeadSource", "Web"));
        String lead = org.insert("Lead", Map.of("LastName", "L", "Company", "Acme", "LeadSource", "Other"));

        String result = new SoapClient(org)
                .result(
                        "<p:convertLead><p:leadConverts><p:accountId>" + account + "</p:accountId><p:contactId>"
                                + contact
                                + "</p:contactId>" + STATUS
                                + "<p:doNotCreateOpportunity>true</p:doNotCreateOpportunity><p:leadId>"
                                + lead
                                + "</p:leadId><p:overwriteLeadSource>true</p:overwriteLeadSource></p:leadConverts></p:convertLead>");

        assertThat(result)
                .isEqualTo(
                        "<result><accountId>" + account + "</accountId><contactId>" + contact + "</contactId><leadId>"
                                + lead + "</leadId><opportunityId xsi:nil=\"true\"/><success>true</success></result>");
        assertThat(org.query("SELECT LeadSource FROM Contact").get(0)).containsEntry("LeadSource", "Other");
        assertThat(org.count("Account")).isEqualTo(1);
        assertThat(org.count("Opportunity")).isZero();
    }

    @Test
    void aLeadIsConvertedOnceAndARefusedOneLeavesNothingBehind(SimulatedOrg org) {
        String lead = org.insert("Lead", Map.of("LastName", "L", "Company", "Acme"));
        SoapClient client = new SoapClient(org);

        String wrong = client.result(convert("<p:convertedStatus>Open - Not Contacted</p:convertedStatus>", lead, ""));
        client.result(convert(STATUS, lead, ""));
        String again = client.result(convert(STATUS, lead, ""));

        assertThat(wrong).contains("<statusCode>INVALID_STATUS</statusCode>").contains("<success>false</success>");
        assertThat(again)
                .startsWith("<result><accountId xsi:nil=\"true\"/><contactId xsi:nil=\"true\"/><errors><message>cannot"
                        + " reference converted"
                        + " lead</message><statusCode>CANNOT_UPDATE_CONVERTED_LEAD</statusCode></errors><leadId>");
        assertThat(org.count("Account")).isEqualTo(1);
        assertThat(org.count("Contact")).isEqualTo(1);
    }

    @Test
    void moreThan100LeadsFailTheWholeCall(SimulatedOrg org) {
        String result =
                new SoapClient(org).result("<p:convertLead>" + "<p:leadConverts/>".repeat(101) + "</p:convertLead>");

        assertThat(result).contains("<faultcode>sf:EXCEEDED_LEAD_CONVERT_LIMIT</faultcode>");
    }

    private static String convert(String before, String lead, String after) {
        return "<p:convertLead><p:leadConverts>" + before + "<p:leadId>" + lead + "</p:leadId>" + after
                + "</p:leadConverts></p:convertLead>";
    }
}
