package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cells and headers mean. */
@ExtendWith(SimulatedOrgExtension.class)
class CellTest {

    private SimulatedOrg org;
    private BulkClient bulk;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        bulk = new BulkClient(started);
    }

    @Test
    void anEmptyCellLeavesItsFieldAndNotAvailableClearsIt() {
        String id = org.insert("Account", Map.of("Name", "Acme", "Site", "Here", "Industry", "Energy"));

        bulk.run(spec("Account", "update"), "Id,Name,Site,Industry\n" + id + ",,,#N/A\n");

        assertThat(org.query("SELECT Name, Site, Industry FROM Account").toString())
                .isEqualTo("[{Name=Acme, Site=Here, Industry=null}]");
    }

    @Test
    void numbersWithAFractionComeBackAsJavaWritesThem() {
        String text = "Name,AnnualRevenue,NumberOfEmployees\nAcme,912260031,1200\n";
        String echoed = bulk.run(spec("Account", "insert"), text);
        org.policies().bulk(policy -> policy.without(Behaviour.ECHOES_JAVA_DOUBLES));
        String plain = bulk.run(spec("Account", "insert"), text);

        assertThat(bulk.successful(echoed).get(1)).endsWith(",\"Acme\",\"9.12260031E8\",\"1200\"");
        assertThat(bulk.successful(plain).get(1)).endsWith(",\"Acme\",\"912260031\",\"1200\"");
    }

    @Test
    void valuesAreReadByTheTypeOfTheirField() {
        String id = bulk.run(
                spec("Opportunity", "insert"),
                "name,StageName,CloseDate,Amount,IsPrivate\nBig,Prospecting,2026-02-03,1.5E3,yes\n");

        assertThat(bulk.failed(id)).hasSize(1);
        assertThat(org.query("SELECT CloseDate, Amount, IsPrivate FROM Opportunity")
                        .toString())
                .isEqualTo("[{CloseDate=2026-02-03, Amount=1500.0, IsPrivate=true}]");
        assertThat(bulk.successful(id).get(0))
                .isEqualTo("\"sf__Id\",\"sf__Created\",name,StageName,CloseDate,Amount,IsPrivate");
    }

    @Test
    void aValueOfTheWrongTypeFailsItsRowAndNamesColumnAndField() {
        String id = bulk.run(
                spec("Opportunity", "insert"),
                "Name,StageName,Amount,CloseDate\nBig,Prospecting,1,2003-04-987654321987654321\n");

        assertThat(bulk.failed(id).get(1))
                .startsWith("\"\",\"INVALID_FIELD:Failed to deserialize field at col 3. Due to,"
                        + " '2003-04-987654321987654321' is not a valid value for the type xsd:date:CloseDate --\"");
    }

    @Test
    void quotesDelimitersBreaksAndNulBytesSurvive() {
        String value = "say \"hi\", you\nthere\u0000 \u00fc\ud83d\ude00";

        String id = bulk.run(
                spec("Account", "insert", "columnDelimiter", "PIPE"),
                "Name|Description\nA|\"" + value.replace("\"", "\"\"") + "\"\n");

        assertThat(org.query("SELECT Description FROM Account")).containsExactly(Map.of("Description", value));
        HttpResponse<String> echoed = bulk.http().get("/jobs/ingest/" + id + "/successfulResults");
        assertThat(echoed.body()).contains("|\"A\"|\"" + value.replace("\"", "\"\"") + "\"\n");
    }

    @Test
    void everyDelimiterAndEndingIsUnderstood() {
        for (Delimiter delimiter : Delimiter.values()) {
            char sign = (char) delimiter.sign();
            String csv = "Name" + sign + "Site\r\n" + delimiter + sign + "Here\r\n";

            String id =
                    bulk.run(spec("Account", "insert", "columnDelimiter", delimiter.name(), "lineEnding", "CRLF"), csv);

            String echoed =
                    bulk.http().get("/jobs/ingest/" + id + "/successfulResults").body();
            assertThat(echoed)
                    .startsWith("\"sf__Id\"" + sign + "\"sf__Created\"" + sign + "Name" + sign + "Site\r\n")
                    .endsWith(sign + "\"" + delimiter + "\"" + sign + "\"Here\"\r\n");
        }
        assertThat(org.count("Account")).isEqualTo(Delimiter.values().length);
    }

    @Test
    void aParentIsNamedByAKeyOfItsOwn() {
        String parent = org.insert("Account", Map.of("Name", "Acme", "External_Id__c", "A-1"));

        String id = bulk.run(spec("Contact", "insert"), "LastName,Account.External_Id__c\nAda,A-1\nBen,A-2\nCleo,\n");

        assertThat(org.query("SELECT LastName, AccountId FROM Contact ORDER BY LastName")
                        .toString())
                .isEqualTo("[{LastName=Ada, AccountId=" + parent + "}, {LastName=Cleo, AccountId=null}]");
        assertThat(bulk.failed(id).get(1))
                .startsWith(
                        "\"\",\"INVALID_FIELD:Foreign key external ID: A-2 not found for field External_Id__c in entity"
                                + " Account:--\"");
    }

    @Test
    void aParentIsTakenAwayByItsRelationship() {
        String parent = org.insert("Account", Map.of("Name", "Acme", "External_Id__c", "A-1"));
        String contact = org.insert("Contact", Map.of("LastName", "Ada", "AccountId", parent));

        bulk.run(spec("Contact", "update"), "Id,Account.External_Id__c\n" + contact + ",#N/A\n");

        assertThat(org.query("SELECT AccountId FROM Contact").toString()).isEqualTo("[{AccountId=null}]");
    }

    @Test
    void aPolymorphicParentNeedsItsTypeInFront() {
        org.insert("Account", Map.of("Name", "Acme", "External_Id__c", "A-1"));

        String typed = bulk.run(spec("Task", "insert"), "Subject,Account:What.External_Id__c\nCall,A-1\n");
        String bare = bulk.run(spec("Task", "insert"), "Subject,What.External_Id__c\nCall,A-1\n");
        String needless = bulk.run(spec("Contact", "insert"), "LastName,Account:Account.External_Id__c\nAda,A-1\n");

        assertThat(bulk.failed(typed)).hasSize(1);
        assertThat(org.query("SELECT What.Name FROM Task").toString()).contains("Acme");
        assertThat(bulk.ended("/jobs/ingest", bare))
                .containsEntry("errorMessage", "InvalidBatch : Field name not found : What.External_Id__c");
        assertThat(bulk.ended("/jobs/ingest", needless))
                .containsEntry("errorMessage", "InvalidBatch : Field name not found : Account:Account.External_Id__c");
    }

    @Test
    void anUpdateWithoutIdsFailsRowByRow() {
        String id = bulk.run(spec("Account", "update"), "Name\nA\n");

        assertThat(bulk.failed(id).get(1))
                .startsWith("\"\",\"MISSING_ARGUMENT:Id not specified in an update call:--\"");
    }

    @Test
    void anUpsertByIdCreatesWhereTheIdIsEmpty() {
        String known = org.insert("Account", Map.of("Name", "Old"));

        String id = bulk.run(
                spec("Account", "upsert", "externalIdFieldName", "Id"), "Id,Name\n" + known + ",New\n,Other\n");

        assertThat(bulk.successful(id)).hasSize(3);
        assertThat(org.query("SELECT Name FROM Account ORDER BY Name").toString())
                .isEqualTo("[{Name=New}, {Name=Other}]");
    }

    @Test
    void aRecordOfManyBytesIsReadWhole() {
        String text = "x".repeat(30_000);
        String[] rows = new String[20];
        Arrays.setAll(rows, i -> "A" + i + ",\"" + text + "\"\n");

        String id = bulk.run(spec("Account", "insert"), "Name,Description\n" + String.join("", rows));

        assertThat(OrgClient.object(bulk.http().get("/jobs/ingest/" + id)).get("numberRecordsFailed"))
                .hasToString("0");
        assertThat(org.count("Account")).isEqualTo(20);
    }
}
