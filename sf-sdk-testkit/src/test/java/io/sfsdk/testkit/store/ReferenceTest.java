package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private final TestOrg org = new TestOrg();
    private final String account = org.insert("Account", Map.of("Name", "Acme", "External_Id__c", "A-7"));

    private SaveResult contact(String key, Object value) {
        return org.tryInsert("Contact", Map.of("LastName", "L", key, value));
    }

    @Test
    void aParentIsNamedByFifteenOrEighteenCharacters() {
        String id = TestOrg.idOf(contact("AccountId", account.substring(0, 15)));

        assertThat(org.row("Contact", id).value("AccountId")).isEqualTo(account);
    }

    @Test
    void aParentIsNamedByItsExternalId() {
        String id = TestOrg.idOf(contact("Account", Map.of("External_Id__c", "a-7")));

        assertThat(org.row("Contact", id).value("AccountId")).isEqualTo(account);
    }

    @Test
    void aPolymorphicParentIsNamedWithItsType() {
        String id = org.insert(
                "Task", Map.of("What", Map.of("attributes", Map.of("type", "Account"), "External_Id__c", "A-7")));

        assertThat(org.row("Task", id).value("WhatId")).isEqualTo(account);
    }

    @Test
    void anUnknownExternalIdIsAForeignKeyError() {
        RowError error = TestOrg.onlyError(contact("Account", Map.of("External_Id__c", "A-8")));

        assertThat(error)
                .isEqualTo(RowError.of(
                        "INVALID_FIELD",
                        "Foreign key external ID: A-8 not found for field External_Id__c in entity Account"));
    }

    @Test
    void anIdOfAnotherObjectIsMalformed() {
        String user = org.user;

        RowError error = TestOrg.onlyError(contact("AccountId", user));

        assertThat(error)
                .isEqualTo(RowError.of("MALFORMED_ID", "Account ID: id value of incorrect type: " + user, "AccountId"));
        assertThat(TestOrg.onlyError(contact("AccountId", "23foo")).code()).isEqualTo("MALFORMED_ID");
    }

    @Test
    void aParentThatIsNotThereIsACrossReferenceError() {
        RowError error = TestOrg.onlyError(contact("AccountId", "001TK0zzzzzzzzz"));

        assertThat(error)
                .isEqualTo(RowError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", "AccountId"));
    }

    @Test
    void aDeletedParentIsRefused() {
        org.delete(account);

        assertThat(TestOrg.onlyError(contact("AccountId", account)).code()).isEqualTo("ENTITY_IS_DELETED");
        assertThat(TestOrg.onlyError(contact("Account", Map.of("External_Id__c", "A-7")))
                        .code())
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void aParentOfTheSameTransactionIsFound() {
        SaveResult result = org.write(t -> {
            String parent = TestOrg.idOf(t.insert("Account", Map.of("Name", "New", "External_Id__c", "N-1")));
            assertThat(t.insert("Contact", Map.of("LastName", "L", "AccountId", parent))
                            .success())
                    .isTrue();
            return t.insert("Contact", Map.of("LastName", "M", "Account", Map.of("External_Id__c", "N-1")));
        });

        assertThat(result.success()).isTrue();
    }
}
