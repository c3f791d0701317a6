package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final TestOrg org = new TestOrg();

    @Test
    void seedsMaySayTheirStamps() {
        org.store.load(
                "Account",
                List.of(Map.of("Name", "Old", "CreatedDate", "2020-01-01T00:00:00Z"), Map.of("Name", "New")));

        List<Row> rows = org.store.view(org.user).rows("Account", false).toList();
        assertThat(rows.get(0).value("SystemModstamp")).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(rows.get(1).value("SystemModstamp")).isEqualTo(TestOrg.START);
    }

    @Test
    void parentsAreFoundByExternalIdEvenInTheSameLoad() {
        org.store.load(
                "Account",
                List.of(
                        Map.of("Name", "Holding", "External_Id__c", "H"),
                        Map.of("Name", "Plant", "Parent", Map.of("External_Id__c", "H"))));
        org.store.load("Contact", List.of(Map.of("LastName", "L", "Account", Map.of("External_Id__c", "h"))));

        List<Row> accounts = org.store.view(org.user).rows("Account", false).toList();
        Row contact =
                org.store.view(org.user).rows("Contact", false).findFirst().orElseThrow();
        assertThat(accounts.get(1).value("ParentId")).isEqualTo(accounts.get(0).id());
        assertThat(contact.value("AccountId")).isEqualTo(accounts.get(0).id());
    }

    @Test
    void aBadSeedIsNamedByItsPositionAndNothingIsLoaded() {
        List<Map<String, Object>> seeds = List.of(Map.of("Name", "A"), Map.of("Nme", "B"));

        assertThatThrownBy(() -> org.store.load("Account", seeds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("record 1")
                .hasMessageContaining("No such column 'Nme'");
        assertThat(org.store.count("Account")).isZero();
    }

    @Test
    void manySeedsAreIndexedLikeWrittenRecords() {
        int count = org.store.load(
                "Account",
                IntStream.range(0, 20_000)
                        .mapToObj(i -> Map.of("Name", "Account " + i, "External_Id__c", "E-" + i))
                        .toList());

        OrgView view = org.store.view(org.user);
        assertThat(count).isEqualTo(20_000);
        assertThat(org.store.count("Account")).isEqualTo(20_000);
        assertThat(view.lookup("Account", "External_Id__c", "e-19999", false)
                        .orElseThrow()
                        .map(row -> row.value("Name")))
                .containsExactly("Account 19999");
        assertThat(view.changed("Account", TestOrg.START, null, false).count()).isEqualTo(20_000);
    }
}
