package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeleteTest {
    private final TestOrg org = new TestOrg();
    private final String account = org.insert("Account", Map.of("Name", "Acme"));
    private final String contact = org.insert("Contact", Map.of("LastName", "L", "AccountId", account));

    private List<String> deletedIds(String object) {
        Instant now = org.time.get();
        return org
                .store
                .deleted(object, now.minus(Duration.ofHours(1)), now.plus(Duration.ofMinutes(5)))
                .deletedRecords()
                .stream()
                .map(DeletedIds.DeletedRecord::id)
                .toList();
    }

    @Test
    void aDeletedRecordLiesInTheRecycleBinWithANewStamp() {
        org.pass(Duration.ofSeconds(9));

        SaveResult result = org.delete(contact);

        Row row = org.row("Contact", contact);
        assertThat(result.id()).isEqualTo(contact);
        assertThat(row.isDeleted()).isTrue();
        assertThat(row.value("SystemModstamp")).isEqualTo(TestOrg.START.plusSeconds(9));
        assertThat(org.ids("Contact")).isEmpty();
        assertThat(org.store.count("Contact")).isZero();
    }

    @Test
    void theStampStaysWhereTheOrgIsSaidNotToMoveIt() {
        org.store.policy(org.store.policy().without(Behaviour.DELETE_MOVES_STAMPS));
        org.pass(Duration.ofSeconds(9));

        org.delete(contact);

        assertThat(org.row("Contact", contact).value("SystemModstamp")).isEqualTo(TestOrg.START);
    }

    @Test
    void deletingTwiceIsSaidToBeDeleted() {
        org.delete(contact);

        assertThat(TestOrg.onlyError(org.delete(contact)))
                .isEqualTo(RowError.of("ENTITY_IS_DELETED", "entity is deleted"));
    }

    @Test
    void anIdOfAnotherObjectOrNoneIsACrossReferenceError() {
        SaveResult other = org.write(t -> t.delete("Account", contact));

        assertThat(TestOrg.onlyError(other).code()).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
        assertThat(TestOrg.onlyError(org.delete("001TK0zzzzzzzzz")).code()).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
        assertThat(TestOrg.onlyError(org.delete("nonsense"))).isEqualTo(RowError.of("MALFORMED_ID", "bad id nonsense"));
    }

    @Test
    void childrenGoAlongAndComeBackAlong() {
        org.delete(account);
        List<String> gone = deletedIds("Contact");

        org.write(t -> t.undelete(account));

        assertThat(gone).containsExactly(contact);
        assertThat(org.row("Contact", contact).isDeleted()).isFalse();
        assertThat(deletedIds("Contact")).isEmpty();
        assertThat(deletedIds("Account")).isEmpty();
    }

    @Test
    void aChildDeletedBeforeDoesNotComeBackWithItsParent() {
        org.delete(contact);
        org.delete(account);

        org.write(t -> t.undelete(account));

        assertThat(org.row("Contact", contact).isDeleted()).isTrue();
    }

    @Test
    void aChildThatRestrictsRefusesTheWholeDelete() {
        org.insert("Case", Map.of("Subject", "S", "AccountId", account));

        SaveResult result = org.delete(account);

        assertThat(TestOrg.onlyError(result).code()).isEqualTo("DELETE_FAILED");
        assertThat(org.ids("Account")).containsExactly(account);
        assertThat(org.ids("Contact")).containsExactly(contact);
    }

    @Test
    void undeleteWantsARecordOfTheRecycleBin() {
        assertThat(TestOrg.onlyError(org.write(t -> t.undelete(contact))).code())
                .isEqualTo("UNDELETE_FAILED");
    }

    @Test
    void undeleteIsRefusedWhereItsUniqueValueWasTakenMeanwhile() {
        String first = org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-7"));
        org.delete(first);
        org.insert("Account", Map.of("Name", "B", "External_Id__c", "A-7"));

        SaveResult result = org.write(t -> t.undelete(first));

        assertThat(TestOrg.onlyError(result).code()).isEqualTo("DUPLICATE_VALUE");
    }

    @Test
    void aHardDeleteLeavesOnlyTheLogEntry() {
        org.write(t -> t.hardDelete(account));

        OrgView view = org.store.view(org.user);
        assertThat(view.row("Account", account)).isEmpty();
        assertThat(view.rows("Contact", true)).isEmpty();
        assertThat(deletedIds("Account")).containsExactly(account);
        assertThat(deletedIds("Contact")).containsExactly(contact);
    }

    @Test
    void aHardDeleteOfABinnedRecordIsLoggedOnce() {
        org.delete(account);

        org.write(t -> t.hardDelete(account));

        assertThat(deletedIds("Account")).containsExactly(account);
        assertThat(org.store.view(org.user).rows("Contact", true)).isEmpty();
    }

    @Test
    void whatOneTransactionRestoresAndRemovesAgainIsLogged() {
        org.delete(account);

        org.write(t -> {
            t.undelete(account);
            return t.hardDelete(account);
        });

        assertThat(deletedIds("Account")).containsExactly(account);
        assertThat(deletedIds("Contact")).containsExactly(contact);
    }

    @Test
    void anEmptiedRecycleBinKeepsTheLog() {
        org.delete(account);

        org.store.emptyRecycleBin();

        assertThat(org.store.view(org.user).rows("Account", true)).isEmpty();
        assertThat(deletedIds("Account")).containsExactly(account);
        assertThat(TestOrg.onlyError(org.write(t -> t.undelete(account))).code())
                .isEqualTo("INVALID_CROSS_REFERENCE_KEY");
    }
}
