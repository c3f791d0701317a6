package io.sfsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PagesTest {
    private static final String SOQL = "SELECT Name FROM Account ORDER BY Name";

    @RegisterExtension
    static final SimulatedOrgExtension ORG = SimulatedOrgExtension.with(org -> org.pageSize(2));

    @BeforeEach
    void load(SimulatedOrg org) {
        org.data()
                .load(
                        "Account",
                        IntStream.range(0, 4)
                                .mapToObj(i -> Map.of("Name", "A" + i))
                                .toList());
    }

    @Test
    void rowsAreDroppedFromAPageButNotFromTheTotal(SimulatedOrg org) {
        org.faults().on(Requests.get("/query")).at(1, Pages.dropRows(1));

        Map<String, Object> page = OrgClient.object(new OrgClient(org).query(SOQL));

        assertThat(names(page)).containsExactly("A0");
        assertThat(page.get("totalSize")).hasToString("4");
        assertThat(page.get("done")).isEqualTo(false);
    }

    @Test
    void theTotalCanBeTooLarge(SimulatedOrg org) {
        org.faults().on(Requests.get("/query")).once(Pages.totalSizeTooLarge(3));

        assertThat(OrgClient.object(new OrgClient(org).query(SOQL)).get("totalSize"))
                .hasToString("7");
    }

    @Test
    void aPageCanBeRepeated(SimulatedOrg org) {
        org.faults().on(Requests.get("/query/")).once(Pages.repeatPage());
        OrgClient client = new OrgClient(org);
        Map<String, Object> first = OrgClient.object(client.query(SOQL));

        Map<String, Object> second = OrgClient.object(client.get((String) first.get("nextRecordsUrl")));
        Map<String, Object> third = OrgClient.object(client.get((String) second.get("nextRecordsUrl")));

        assertThat(names(second)).containsExactly("A0", "A1");
        assertThat(names(third)).containsExactly("A2", "A3");
    }

    @Test
    void theNextPageCanBeElsewhere(SimulatedOrg org) {
        org.faults().on(Requests.get("/query")).once(Pages.nextPageAt("https://elsewhere.example/x"));

        assertThat(OrgClient.object(new OrgClient(org).query(SOQL)).get("nextRecordsUrl"))
                .isEqualTo("https://elsewhere.example/x");
    }

    private static List<Object> names(Map<String, Object> page) {
        return ((List<?>) page.get("records"))
                .stream().map(row -> (Object) ((Map<?, ?>) row).get("Name")).toList();
    }
}
