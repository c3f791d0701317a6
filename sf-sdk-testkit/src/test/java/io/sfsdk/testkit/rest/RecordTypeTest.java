package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedOrgExtension.class)
class RecordTypeTest {
    private SimulatedOrg org;
    private OrgClient client;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        client = new OrgClient(org);
    }

    private HttpResponse<String> create(String recordTypeId) {
        return client.send("POST", "/sobjects/Account", Map.of("Name", "Acme", "RecordTypeId", recordTypeId));
    }

    @Test
    void recordTypesAreDescribedBeforeTheMasterAndOutdateTheDescribe() {
        HttpResponse<String> before = client.get("/sobjects/Account/describe");

        String id = org.changes().addRecordType("Account", "Partner", "Partner Account");

        HttpResponse<String> after = client.get(
                "/sobjects/Account/describe",
                "If-None-Match",
                before.headers().firstValue("ETag").orElseThrow());
        assertThat(after.statusCode()).isEqualTo(200);
        List<?> infos = (List<?>) OrgClient.object(after).get("recordTypeInfos");
        assertThat(infos).hasSize(2);
        assertThat(infos.get(0))
                .isEqualTo(Map.of(
                        "active",
                        true,
                        "available",
                        true,
                        "defaultRecordTypeMapping",
                        false,
                        "developerName",
                        "Partner",
                        "master",
                        false,
                        "name",
                        "Partner Account",
                        "recordTypeId",
                        id,
                        "urls",
                        Map.of("layout", "/services/data/v66.0/sobjects/Account/describe/layouts/" + id)));
        assertThat(client.get("/sobjects/Contact/describe").body()).doesNotContain("Partner Account");
    }

    @Test
    void aRecordTypeOfTheObjectIsTakenAndQueriedByItsName() {
        String id = org.changes().addRecordType("Account", "Partner", "Partner Account");

        assertThat(create(id).statusCode()).isEqualTo(201);
        assertThat(org.query("SELECT RecordType.DeveloperName FROM Account WHERE RecordTypeId = '" + id + "'"))
                .containsExactly(Map.of("RecordType", Map.of("DeveloperName", "Partner")));
    }

    @Test
    void aRecordTypeOfAnotherObjectOrAnInactiveOneIsRefused() {
        String foreign = org.changes().addRecordType("Contact", "Staff", "Staff");
        String closed = org.changes().addRecordType("Account", "Old", "Old");
        org.update("RecordType", closed, Map.of("IsActive", false));

        for (String id : List.of(foreign, closed)) {
            assertThat(create(id).body())
                    .isEqualTo("[{\"message\":\"Record Type ID: this ID value isn't valid for the user: " + id
                            + "\",\"errorCode\":\"INVALID_CROSS_REFERENCE_KEY\",\"fields\":[\"RecordTypeId\"]}]");
        }
        assertThat(org.count("Account")).isZero();
    }

    @Test
    void theMasterRecordTypeIsNone() {
        assertThat(create("012000000000000AAA").statusCode()).isEqualTo(201);
        assertThat(org.query("SELECT Id FROM Account WHERE RecordTypeId = null"))
                .hasSize(1);
    }

    @Test
    void seedsMayNameARecordTypeByItsName() {
        org.changes().addRecordType("Account", "Partner", "Partner Account");

        org.data().load("Account", List.of(Map.of("Name", "Acme", "RecordType", Map.of("Name", "Partner Account"))));

        assertThat(org.query("SELECT Id FROM Account WHERE RecordType.Name = 'Partner Account'"))
                .hasSize(1);
    }
}
