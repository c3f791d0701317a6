package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTest {
    private final TestOrg org = new TestOrg();
    private final String master = org.insert("Account", Map.of("Name", "Acme"));
    private final String loser = org.insert("Account", Map.of("Name", "ACME Inc"));
    private final String contact = org.insert("Contact", Map.of("LastName", "L", "AccountId", loser));

    @Test
    void theLoserPointsToItsMasterAndItsChildrenMove() {
        org.pass(Duration.ofSeconds(4));

        SaveResult result = org.write(t -> t.merge(master, List.of(loser)));

        assertThat(result.id()).isEqualTo(master);
        assertThat(org.row("Account", loser).isDeleted()).isTrue();
        assertThat(org.row("Account", loser).value("MasterRecordId")).isEqualTo(master);
        assertThat(org.row("Contact", contact).isDeleted()).isFalse();
        assertThat(org.row("Contact", contact).value("AccountId")).isEqualTo(master);
        assertThat(org.row("Contact", contact).value("SystemModstamp")).isEqualTo(TestOrg.START.plusSeconds(4));
    }

    @Test
    void childrenKeepTheirStampsWhereTheOrgIsSaidNotToMoveThem() {
        org.store.policy(org.store.policy().without(Behaviour.MERGE_MOVES_CHILD_STAMPS));
        org.pass(Duration.ofSeconds(4));

        org.write(t -> t.merge(master, List.of(loser)));

        assertThat(org.row("Contact", contact).value("SystemModstamp")).isEqualTo(TestOrg.START);
    }

    @Test
    void onlyLiveRecordsOfOneObjectAreMerged() {
        assertThat(TestOrg.onlyError(org.write(t -> t.merge(master, List.of(contact))))
                        .code())
                .isEqualTo("INVALID_CROSS_REFERENCE_KEY");
        assertThat(TestOrg.onlyError(org.write(t -> t.merge(master, List.of("0011500000000"))))
                        .message())
                .isEqualTo("bad id in recordsToMerge: 0011500000000");
        org.delete(loser);
        assertThat(TestOrg.onlyError(org.write(t -> t.merge(master, List.of(loser))))
                        .code())
                .isEqualTo("ENTITY_IS_DELETED");
    }
}
