package io.sfsdk.testkit.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import io.sfsdk.testkit.soap.SoapPolicy.Behaviour;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class SoapQueryTest {
    @Test
    void anAnswerLooksAsRecorded(SimulatedOrg org) {
        String id = org.insert("Contact", Map.of("LastName", "O'Neil & <Co>"));

        HttpResponse<String> answer = new SoapClient(org).call(query("SELECT Id, LastName, Phone FROM Contact"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        assertThat(answer.body().replaceFirst("<current>\\d+<", "<current>1<"))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns=\"urn:partner.soap.sforce.com\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xmlns:sf=\"urn:sobject.partner.soap.sforce.com\"><soapenv:Header><LimitInfoHeader><limitInfo><current>1</current><limit>100000</limit><type>API"
                        + " REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header><soapenv:Body><queryResponse><result"
                        + " xsi:type=\"QueryResult\"><done>true</done><queryLocator xsi:nil=\"true\"/><records"
                        + " xsi:type=\"sf:sObject\"><sf:type>Contact</sf:type>"
                        + "<sf:Id>" + id + "</sf:Id><sf:Id>" + id
                        + "</sf:Id><sf:LastName>O'Neil &amp; &lt;Co&gt;</sf:LastName>"
                        + "<sf:Phone xsi:nil=\"true\"/></records><size>1</size></result></queryResponse></soapenv:Body>"
                        + "</soapenv:Envelope>");
    }

    @Test
    void anIdThatWasNotSelectedIsNilOrFilled(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));

        String nil = new SoapClient(org).result(query("SELECT Name FROM Account"));
        org.policies().soap(policy -> policy.with(Behaviour.TELLS_UNSELECTED_IDS));
        String filled = new SoapClient(org).result(query("SELECT Name FROM Account"));

        assertThat(nil).contains("<sf:type>Account</sf:type><sf:Id xsi:nil=\"true\"/><sf:Name>A</sf:Name>");
        assertThat(filled).contains("<sf:type>Account</sf:type><sf:Id>" + id + "</sf:Id><sf:Name>A</sf:Name>");
    }

    @Test
    void valuesHaveTheFormsOfXml(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "A", "AnnualRevenue", 5, "NumberOfEmployees", 7));
        org.insert("Contact", Map.of("LastName", "B", "Birthdate", "1990-02-28"));

        String account =
                new SoapClient(org).result(query("SELECT AnnualRevenue, NumberOfEmployees, CreatedDate FROM Account"));
        String contact = new SoapClient(org).result(query("SELECT Birthdate, IsEmailBounced FROM Contact"));

        assertThat(account)
                .contains("<sf:AnnualRevenue>5.0</sf:AnnualRevenue><sf:NumberOfEmployees>7</sf:NumberOfEmployees>"
                        + "<sf:CreatedDate>2026-01-01T12:00:00.000Z</sf:CreatedDate>");
        assertThat(contact)
                .contains("<sf:Birthdate>1990-02-28</sf:Birthdate><sf:IsEmailBounced>false</sf:IsEmailBounced>");
    }

    @Test
    void anAddressBeginsWithThePartsOfItsBaseType(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "A", "BillingCity", "Rome", "BillingCountry", "Italy"));

        String result = new SoapClient(org).result(query("SELECT BillingAddress FROM Account"));

        assertThat(result)
                .contains("<sf:BillingAddress xsi:type=\"address\"><latitude xsi:nil=\"true\"/><longitude"
                        + " xsi:nil=\"true\"/><city>Rome</city><country>Italy</country>");
    }

    @Test
    void parentsAndChildrenAreNestedAndTheirNamespacesAlternate(SimulatedOrg org) {
        String account = org.insert("Account", Map.of("Name", "A"));
        String contact = org.insert("Contact", Map.of("LastName", "C", "AccountId", account));
        org.insert("Contact", Map.of("LastName", "D"));

        String down = new SoapClient(org).result(query("SELECT Name, (SELECT Id FROM Contacts) FROM Account"));
        String up = new SoapClient(org).result(query("SELECT LastName, Account.Name FROM Contact ORDER BY LastName"));

        assertThat(down)
                .contains("<sf:Contacts xsi:type=\"QueryResult\"><done>true</done><queryLocator xsi:nil=\"true\"/>"
                        + "<records xsi:type=\"sf:sObject\"><sf:type>Contact</sf:type><sf:Id>" + contact
                        + "</sf:Id><sf:Id>"
                        + contact + "</sf:Id></records><size>1</size></sf:Contacts>");
        assertThat(up)
                .contains("<sf:Account xsi:type=\"sf:sObject\"><sf:type>Account</sf:type><sf:Id xsi:nil=\"true\"/>"
                        + "<sf:Name>A</sf:Name></sf:Account>")
                .contains("<sf:LastName>D</sf:LastName><sf:Account xsi:nil=\"true\"/>");
    }

    @Test
    void aggregatesSayTheirTypes(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "A", "Industry", "Energy", "AnnualRevenue", 5));

        String result = new SoapClient(org)
                .result(query("SELECT Industry, COUNT(Id), SUM(AnnualRevenue) total FROM Account GROUP BY Industry"));
        String count = new SoapClient(org).result(query("SELECT COUNT() FROM Account"));

        assertThat(result)
                .contains("<sf:type>AggregateResult</sf:type><sf:Id xsi:nil=\"true\"/><sf:Industry"
                        + " xsi:type=\"xsd:string\">Energy</sf:Industry><sf:expr0"
                        + " xsi:type=\"xsd:int\">1</sf:expr0><sf:total xsi:type=\"xsd:double\">5.0</sf:total>");
        assertThat(count)
                .isEqualTo("<result xsi:type=\"QueryResult\"><done>true</done><queryLocator"
                        + " xsi:nil=\"true\"/><size>1</size></result>");
    }

    @Test
    void pagesAreReadByTheirLocatorsAndSizeIsThatOfTheWholeQuery(SimulatedOrg org) {
        org.data().load("Account", accounts(450));
        SoapClient client =
                new SoapClient(org).withHeaders("<p:QueryOptions><p:batchSize>200</p:batchSize></p:QueryOptions>");

        String first = client.result(query("SELECT Id FROM Account"));
        String second = client.result(more(locator(first)));
        String third = client.result(more(locator(second)));

        assertThat(locator(first)).matches("0r8\\w{15}-200");
        assertThat(List.of(rows(first), rows(second), rows(third))).containsExactly(200, 200, 50);
        assertThat(List.of(first, second, third)).allMatch(page -> page.contains("<size>450</size>"));
        assertThat(third).contains("<done>true</done><queryLocator xsi:nil=\"true\"/>");
    }

    @Test
    void aBatchSizeOutsideTheRangeIsBroughtInsideOrRefused(SimulatedOrg org) {
        org.data().load("Account", accounts(250));
        SoapClient client =
                new SoapClient(org).withHeaders("<p:QueryOptions><p:batchSize>10</p:batchSize></p:QueryOptions>");

        String clamped = client.result(query("SELECT Id FROM Account"));
        org.policies().soap(policy -> policy.with(Behaviour.REFUSES_BATCH_SIZES));
        String refused = client.result(query("SELECT Id FROM Account"));

        assertThat(rows(clamped)).isEqualTo(200);
        assertThat(refused).contains("<faultcode>sf:INVALID_BATCH_SIZE</faultcode>");
    }

    @Test
    void twoCustomFieldsOfLongTextMakeSmallPages() {
        Schema schema = SchemaBuilder.standard()
                .field(
                        "Account",
                        Field.builder("Story__c", FieldType.TEXTAREA).length(32_000),
                        Field.builder("Sequel__c", FieldType.TEXTAREA).length(32_000))
                .build();
        try (SimulatedOrg org = SimulatedOrg.builder().schema(schema).start()) {
            org.data().load("Account", accounts(250));

            String one = new SoapClient(org).result(query("SELECT Story__c FROM Account"));
            String two = new SoapClient(org).result(query("SELECT Story__c, Sequel__c FROM Account"));

            assertThat(rows(one)).isEqualTo(250);
            assertThat(rows(two)).isEqualTo(200);
        }
    }

    @Test
    void readingOnInTheParentsClosesTheChildCursors(SimulatedOrg org) {
        org.policies().rest(policy -> policy.withPageSize(200));
        org.data().load("Account", accounts(300));
        String first = String.valueOf(
                org.query("SELECT Id FROM Account ORDER BY Id LIMIT 1").get(0).get("Id"));
        org.data()
                .load(
                        "Contact",
                        IntStream.range(0, 250)
                                .mapToObj(i -> Map.of("LastName", "C" + i, "AccountId", first))
                                .toList());
        SoapClient client = new SoapClient(org);
        String page = client.result(query("SELECT Id, (SELECT Id FROM Contacts) FROM Account ORDER BY Id"));
        String child = page.split("queryLocator>", -1)[3].replace("</", "");
        String parent = page.split("queryLocator>", -1)[1].replace("</", "");

        String before = client.result(more(child));
        client.result(more(parent));
        String after = client.result(more(child));

        assertThat(before).contains("<size>250</size>");
        assertThat(after).contains("<sf:InvalidQueryLocatorFault xsi:type=\"sf:InvalidQueryLocatorFault\">");
    }

    @Test
    void queryAllSeesTheRecycleBin(SimulatedOrg org) {
        String id = org.insert("Account", Map.of("Name", "A"));
        org.delete(id);

        String live = new SoapClient(org).result(query("SELECT Id FROM Account"));
        String all = new SoapClient(org)
                .result("<p:queryAll><p:queryString>SELECT Id, IsDeleted FROM Account</p:queryString></p:queryAll>");

        assertThat(live).contains("<size>0</size>");
        assertThat(all).contains("<sf:Id>" + id + "</sf:Id><sf:IsDeleted>true</sf:IsDeleted>");
    }

    @Test
    void retrieveKeepsThePositionsOfWhatIsMissingAndTellsIdsOnce(SimulatedOrg org) {
        String kept = org.insert("Account", Map.of("Name", "A"));
        String gone = org.insert("Account", Map.of("Name", "B"));
        org.delete(gone);

        String result = new SoapClient(org)
                .result("<p:retrieve><p:fieldList>Id,"
                        + " Name,Phone</p:fieldList><p:sObjectType>Account</p:sObjectType><p:ids>"
                        + gone + "</p:ids><p:ids>" + kept + "</p:ids></p:retrieve>");

        assertThat(result)
                .isEqualTo("<result xsi:nil=\"true\"/><result xsi:type=\"sf:sObject\"><sf:type>Account</sf:type><sf:Id>"
                        + kept + "</sf:Id><sf:Name>A</sf:Name><sf:Phone xsi:nil=\"true\"/></result>");
    }

    static String query(String soql) {
        return "<p:query><p:queryString>" + soql + "</p:queryString></p:query>";
    }

    private static String more(String locator) {
        return "<p:queryMore><p:queryLocator>" + locator + "</p:queryLocator></p:queryMore>";
    }

    private static String locator(String page) {
        return page.replaceFirst("(?s).*?<queryLocator>([^<]*)<.*", "$1");
    }

    private static int rows(String page) {
        return page.split("<records ", -1).length - 1;
    }

    private static List<Map<String, String>> accounts(int count) {
        return IntStream.range(0, count).mapToObj(i -> Map.of("Name", "A" + i)).toList();
    }
}
