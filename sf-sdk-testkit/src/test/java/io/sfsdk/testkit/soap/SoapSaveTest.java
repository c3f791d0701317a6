package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import io.sfsdk.testkit.store.DuplicateRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SoapSaveTest {
    @Test
    void goodRowsAreSavedBesideBadOnesInTheirOrder(SimulatedOrg org) {
        String result = new SoapClient(org)
                .result(create(account("<so:Name>A</so:Name>"), account("<so:Industry>Energy</so:Industry>")));

        Object id = org.query("SELECT Id FROM Account").get(0).get("Id");
        assertThat(result)
                .isEqualTo("<result><id>" + id
                        + "</id><success>true</success></result><result><errors><fields>Name</fields><message>Required"
                        + " fields are missing:"
                        + " [Name]</message><statusCode>REQUIRED_FIELD_MISSING</statusCode></errors><id"
                        + " xsi:nil=\"true\"/><success>false</success></result>");
    }

    @Test
    void allOrNoneUndoesTheGoodRowsAndSaysSo(SimulatedOrg org) {
        String result = new SoapClient(org)
                .withHeaders("<p:AllOrNoneHeader><p:allOrNone>true</p:allOrNone></p:AllOrNoneHeader>")
                .result(create(account("<so:Name>A</so:Name>"), account("")));

        assertThat(result)
                .startsWith("<result><errors><message>Record rolled back because not all records were valid and the"
                        + " request was using AllOrNone"
                        + " header</message><statusCode>ALL_OR_NONE_OPERATION_ROLLED_BACK</statusCode></errors><id"
                        + " xsi:nil=\"true\"/><success>false</success></result>");
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void fieldsToNullEmptiesWhileEmptyAndNilElementsChangeNothing(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A", "Phone", "1", "Fax", "2", "Site", "3"));

        String result = new SoapClient(org)
                .result(update("<so:type>Account</so:type><so:fieldsToNull>Fax</so:fieldsToNull><so:Id>" + id
                        + "</so:Id><so:Phone/><so:Site xsi:nil=\"true\"/><so:Rating>Hot</so:Rating>"));

        assertThat(result).isEqualTo("<result><id>" + id + "</id><success>true</success></result>");
        assertThat(org.query("SELECT Fax, Phone, Site, Rating FROM Account").toString())
                .isEqualTo("[{Fax=null, Phone=1, Site=3, Rating=Hot}]");
    }

    @Test
    void aFieldThatIsGivenAndNulledIsRefusedInItsRowOnly(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));

        String result = new SoapClient(org)
                .result(update("<so:type>Account</so:type><so:fieldsToNull>Fax</so:fieldsToNull><so:Id>" + id
                        + "</so:Id><so:Fax>1</so:Fax>"));

        assertThat(result).contains("<fields>Fax</fields>").contains("<success>false</success>");
    }

    @Test
    void anUpsertTellsFirstWhetherItCreated(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-1"));

        String result = new SoapClient(org)
                .result("<p:upsert><p:externalIDFieldName>External_Id__c</p:externalIDFieldName>"
                        + record(account("<so:External_Id__c>A-1</so:External_Id__c><so:Name>B</so:Name>"))
                        + record(account("<so:External_Id__c>A-2</so:External_Id__c><so:Name>C</so:Name>"))
                        + "</p:upsert>");

        assertThat(result)
                .matches("<result><created>false</created><id>\\w{18}</id><success>true</success></result>"
                        + "<result><created>true</created><id>\\w{18}</id><success>true</success></result>");
    }

    @Test
    void aParentIsNamedByItsExternalId(SimulatedOrg org) {
        String account = org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-1"));

        new SoapClient(org)
                .result(create("<so:type>Contact</so:type><so:LastName>C</so:LastName><so:Account>"
                        + "<so:type>Account</so:type><so:External_Id__c>A-1</so:External_Id__c></so:Account>"));

        assertThat(org.query("SELECT AccountId FROM Contact").get(0)).containsEntry("AccountId", account);
    }

    @Test
    void objectsMayBeMixedUpToTenChunks(SimulatedOrg org) {
        String contact = "<so:type>Contact</so:type><so:LastName>C</so:LastName>";
        String account = account("<so:Name>A</so:Name>");

        String ten = new SoapClient(org)
                .result(create(
                        contact, account, contact, account, contact, account, contact, account, contact, account));
        String eleven = new SoapClient(org)
                .result(create(
                        contact, account, contact, account, contact, account, contact, account, contact, account,
                        contact));

        assertThat(ten).doesNotContain("<success>false</success>");
        assertThat(eleven).contains("<faultcode>sf:LIMIT_EXCEEDED</faultcode>");
    }

    @Test
    void moreThan200RecordsFailTheWholeCall(SimulatedOrg org) {
        String[] records = new String[201];
        java.util.Arrays.fill(records, account("<so:Name>A</so:Name>"));

        String result = new SoapClient(org).result(create(records));

        assertThat(result)
                .contains("<faultcode>sf:EXCEEDED_ID_LIMIT</faultcode>")
                .contains("cannot submit more than 200 records into this call");
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void aValueOfTheWrongTypeFailsTheWholeCall(SimulatedOrg org) {
        String result = new SoapClient(org)
                .result(create(
                        account("<so:Name>A</so:Name>"),
                        account("<so:Name>B</so:Name><so:NumberOfEmployees>many</so:NumberOfEmployees>")));

        assertThat(result)
                .contains("<faultcode>soapenv:Client</faultcode>"
                        + "<faultstring>'many' is not a valid value for the type xsd:int</faultstring>");
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void anUnknownColumnFailsTheWholeCall(SimulatedOrg org) {
        String result = new SoapClient(org).result(create(account("<so:Nope__c>1</so:Nope__c>")));

        assertThat(result)
                .contains("INVALID_FIELD: No such column 'Nope__c' on entity 'Account'.")
                .contains("<sf:row>-1</sf:row><sf:column>-1</sf:column>");
    }

    @Test
    void anotherOrderOfElementsIsRefusedOnlyByAStrictOrg(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));
        String mixed = update("<so:type>Account</so:type><so:Name>B</so:Name><so:Id>" + id + "</so:Id>");

        String lenient = new SoapClient(org).result(mixed);
        org.policies().soap(policy -> policy.with(Behaviour.REFUSES_WRONG_RECORD_ORDER));
        String strict = new SoapClient(org).result(mixed);

        assertThat(strict).contains("Element {urn:sobject.partner.soap.sforce.com}Id invalid at this location");
        assertThat(lenient).contains("<success>true</success>");
    }

    @Test
    void textThatIsTooLongIsCutIfTheHeaderSaysSo(SimulatedOrg org) {
        String record = account("<so:Name>A</so:Name><so:Site>" + "x".repeat(81) + "</so:Site>");

        String refused = new SoapClient(org).result(create(record));
        String cut = new SoapClient(org)
                .withHeaders("<p:AllowFieldTruncationHeader><p:allowFieldTruncation>true</p:allowFieldTruncation>"
                        + "</p:AllowFieldTruncationHeader>")
                .result(create(record));

        assertThat(refused).contains("<fields>Site</fields>").contains("<statusCode>STRING_TOO_LONG</statusCode>");
        assertThat(cut).contains("<success>true</success>");
        assertThat(org.query("SELECT Site FROM Account").get(0)).containsEntry("Site", "x".repeat(80));
    }

    @Test
    void aDuplicateRuleTellsWhatItFoundAndTheHeaderLetsItPass(SimulatedOrg org) {
        org.data().addRule(DuplicateRule.alert("Contact", "Email"));
        String id = org.insert("Contact", Map.of("LastName", "A", "Email", "a@example.com"));
        String again =
                create("<so:type>Contact</so:type><so:LastName>B</so:LastName><so:Email>a@example.com</so:Email>");

        String refused = new SoapClient(org).result(again);
        String saved = new SoapClient(org)
                .withHeaders(
                        "<p:DuplicateRuleHeader><p:allowSave>true</p:allowSave><p:includeRecordDetails>false"
                                + "</p:includeRecordDetails><p:runAsCurrentUser>true</p:runAsCurrentUser></p:DuplicateRuleHeader>")
                .result(again);

        assertThat(refused)
                .startsWith("<result><errors xsi:type=\"DuplicateError\"><message>Use one of these records?</message>"
                        + "<statusCode>DUPLICATES_DETECTED</statusCode><duplicateResult><allowSave>true</allowSave>")
                .contains(
                        "<record xsi:type=\"sf:sObject\"><sf:type>Contact</sf:type><sf:Id>" + id + "</sf:Id></record>");
        assertThat(saved).contains("<success>true</success>");
    }

    @Test
    void deletedRecordsComeBackUntilTheBinIsEmptied(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));
        SoapClient client = new SoapClient(org);

        String deleted = client.result(ids("delete", id));
        String restored = client.result(ids("undelete", id));
        String live = client.result(ids("emptyRecycleBin", id));
        client.result(ids("delete", id));
        String emptied = client.result(ids("emptyRecycleBin", id));
        String late = client.result(ids("undelete", id));

        assertThat(List.of(deleted, restored, emptied))
                .containsOnly("<result><id>" + id + "</id><success>true</success></result>");
        assertThat(List.of(live, late)).allMatch(result -> result.contains("<success>false</success>"));
    }

    @Test
    void aBadIdIsItsRowsErrorOnly(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));

        String result = new SoapClient(org).result(ids("delete", "006i000004DAKd", id));

        assertThat(result)
                .isEqualTo(
                        "<result><errors><message>bad id 006i000004DAKd</message><statusCode>MALFORMED_ID</statusCode>"
                                + "</errors><id xsi:nil=\"true\"/><success>false</success></result><result><id>" + id
                                + "</id><success>true</success></result>");
    }

    static String create(String... records) {
        StringBuilder call = new StringBuilder("<p:create>");
        for (String record : records) {
            call.append(record(record));
        }
        return call.append("</p:create>").toString();
    }

    private static String update(String record) {
        return "<p:update>" + record(record) + "</p:update>";
    }

    private static String record(String fields) {
        return "<p:sObjects>" + fields + "</p:sObjects>";
    }

    private static String account(String fields) {
        return "<so:type>Account</so:type>" + fields;
    }

    private static String ids(String operation, String... ids) {
        return "<p:" + operation + "><p:ids>" + String.join("</p:ids><p:ids>", ids) + "</p:ids></p:" + operation + ">";
    }
}
