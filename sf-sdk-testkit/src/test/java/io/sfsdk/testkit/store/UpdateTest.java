package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private final TestOrg org = new TestOrg();
    private final String id = org.insert("Account", Map.of("Name", "Acme", "Site", "HQ"));

    @Test
    void fieldsThatAreAbsentStayAndNullClears() {
        org.tryUpdate("Account", id, Map.of("Name", "Acme 2"));
        Row renamed = org.row("Account", id);
        org.tryUpdate("Account", id, Collections.singletonMap("Site", null));

        assertThat(renamed.value("Site")).isEqualTo("HQ");
        assertThat(org.row("Account", id).value("Site")).isNull();
        assertThat(org.row("Account", id).value("Name")).isEqualTo("Acme 2");
    }

    @Test
    void anUpdateMovesTheStampsButNotTheCreation() {
        org.pass(Duration.ofSeconds(5));

        org.tryUpdate("Account", id, Map.of("Name", "Acme"));

        Row row = org.row("Account", id);
        assertThat(row.value("CreatedDate")).isEqualTo(TestOrg.START);
        assertThat(row.value("SystemModstamp")).isEqualTo(TestOrg.START.plusSeconds(5));
        assertThat(row.value("LastModifiedDate")).isEqualTo(TestOrg.START.plusSeconds(5));
    }

    @Test
    void twoChangesInOneSecondCarryEqualStamps() {
        org.tryUpdate("Account", id, Map.of("Name", "B"));
        Object first = org.row("Account", id).value("SystemModstamp");
        org.pass(Duration.ofMillis(400));

        org.tryUpdate("Account", id, Map.of("Name", "C"));

        assertThat(org.row("Account", id).value("SystemModstamp")).isEqualTo(first);
    }

    @Test
    void aSystemUpdateMovesSystemModstampOnly() {
        org.pass(Duration.ofSeconds(5));

        org.write(t -> t.update("Account", id, Map.of(), WriteOptions.none().withSystemUpdate(true)));

        Row row = org.row("Account", id);
        assertThat(row.value("SystemModstamp")).isEqualTo(TestOrg.START.plusSeconds(5));
        assertThat(row.value("LastModifiedDate")).isEqualTo(TestOrg.START);
    }

    @Test
    void theIdIsChecked() {
        assertThat(TestOrg.onlyError(org.tryUpdate("Account", "", Map.of())).code())
                .isEqualTo("MISSING_ARGUMENT");
        assertThat(TestOrg.onlyError(org.tryUpdate("Account", "001TK00000AAAAbYAX", Map.of())))
                .isEqualTo(RowError.of("MALFORMED_ID", "malformed id 001TK00000AAAAbYAX"));
        assertThat(TestOrg.onlyError(org.tryUpdate("Account", org.user, Map.of()))
                        .message())
                .isEqualTo("Account ID: id value of incorrect type: " + org.user);
        assertThat(TestOrg.onlyError(org.tryUpdate("Account", "001TK0zzzzzzzzz", Map.of()))
                        .code())
                .isEqualTo("INVALID_CROSS_REFERENCE_KEY");
    }

    @Test
    void aDeletedRecordIsNotUpdated() {
        org.delete(id);

        RowError error = TestOrg.onlyError(org.tryUpdate("Account", id, Map.of("Name", "B")));

        assertThat(error).isEqualTo(RowError.of("ENTITY_IS_DELETED", "entity is deleted"));
    }

    @Test
    void aRequiredFieldIsNotCleared() {
        RowError error = TestOrg.onlyError(org.tryUpdate("Account", id, Collections.singletonMap("Name", null)));

        assertThat(error.code()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(org.row("Account", id).value("Name")).isEqualTo("Acme");
    }

    @Test
    void anUnchangedUniqueValueMayBeSentAgain() {
        org.tryUpdate("Account", id, Map.of("External_Id__c", "A-7"));

        SaveResult again = org.tryUpdate("Account", id, Map.of("External_Id__c", "A-7", "Name", "B"));

        assertThat(again.success()).isTrue();
    }

    @Test
    void aNodeWithAnotherClockStampsEarlier() {
        org.write(t -> t.stampSkew(Duration.ofSeconds(-3)).update("Account", id, Map.of("Name", "B")));

        assertThat(org.row("Account", id).value("SystemModstamp")).isEqualTo(TestOrg.START.minusSeconds(3));
    }
}
