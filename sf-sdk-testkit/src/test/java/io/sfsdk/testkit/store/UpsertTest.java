package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpsertTest {
    private final TestOrg org = new TestOrg(SchemaBuilder.standard()
            .field(
                    "Account",
                    Field.builder("Loose__c", FieldType.STRING).label("Loose").externalId())
            .build());

    @Test
    void itInsertsFirstAndUpdatesThen() {
        SaveResult first = org.write(t -> t.upsert("Account", "External_Id__c", "A-7", Map.of("Name", "Acme")));
        SaveResult second = org.write(t -> t.upsert("Account", "External_Id__c", "a-7", Map.of("Name", "Acme 2")));

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
        Row row = org.row("Account", TestOrg.idOf(second));
        assertThat(row.value("Name")).isEqualTo("Acme 2");
        assertThat(row.value("External_Id__c")).isEqualTo("A-7");
    }

    @Test
    void theExternalIdMayAlsoStandAmongTheFields() {
        Map<String, String> record = Map.of("External_Id__c", "A-7", "Name", "Acme");

        SaveResult result = org.write(t -> t.upsert("Account", "External_Id__c", "A-7", record));

        assertThat(result.created()).isTrue();
    }

    @Test
    void severalMatchesAreRefusedWithAllTheirIds() {
        String one = org.insert("Account", Map.of("Name", "A", "Loose__c", "x"));
        String two = org.insert("Account", Map.of("Name", "B", "Loose__c", "x"));

        SaveResult result = org.write(t -> t.upsert("Account", "Loose__c", "x", Map.of("Name", "C")));

        assertThat(TestOrg.onlyError(result))
                .isEqualTo(RowError.of(
                        "DUPLICATE_EXTERNAL_ID",
                        "Loose: more than one record found for external id field: [" + one + ", " + two + "]",
                        "Loose__c"));
        assertThat(result.candidateIds()).containsExactly(one, two);
    }

    @Test
    void aDeletedRecordIsNoMatch() {
        String gone = org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-7"));
        org.delete(gone);

        SaveResult result = org.write(t -> t.upsert("Account", "External_Id__c", "A-7", Map.of("Name", "B")));

        assertThat(result.created()).isTrue();
        assertThat(result.id()).isNotEqualTo(gone);
    }

    @Test
    void oneExternalIdTwiceInOneCallIsRefusedTheSecondTime() {
        try (Transaction transaction = org.store.begin(org.user)) {
            SaveResult first = transaction.upsert("Account", "External_Id__c", "A-7", Map.of("Name", "A"));
            SaveResult second = transaction.upsert("Account", "External_Id__c", "A-7", Map.of("Name", "B"));
            SaveResult nextCall =
                    transaction.nextCall().upsert("Account", "External_Id__c", "A-7", Map.of("Name", "C"));

            assertThat(first.created()).isTrue();
            assertThat(TestOrg.onlyError(second).message()).isEqualTo("Duplicate external id specified: A-7");
            assertThat(nextCall.id()).isEqualTo(first.id());
        }
    }

    @Test
    void oneExternalIdTwiceInOneCallUpdatesWhereTheOrgIsSaidToAllowIt() {
        org.store.policy(org.store.policy().without(StorePolicy.Behaviour.REJECTS_REPEATED_EXTERNAL_ID));

        try (Transaction transaction = org.store.begin(org.user)) {
            transaction.upsert("Account", "External_Id__c", "A-7", Map.of("Name", "A"));
            SaveResult second = transaction.upsert("Account", "External_Id__c", "A-7", Map.of("Name", "B"));

            assertThat(second.success()).isTrue();
            assertThat(second.created()).isFalse();
        }
    }

    @Test
    void byIdANullInsertsAndAnIdUpdates() {
        Map<String, @Nullable Object> record = new HashMap<>(Map.of("LastName", "L"));
        record.put("Id", null);

        SaveResult created = org.write(t -> t.upsert("Contact", "Id", null, record));
        SaveResult updated = org.write(t -> t.upsert("Contact", "Id", created.id(), Map.of("LastName", "M")));

        assertThat(created.created()).isTrue();
        assertThat(updated.created()).isFalse();
        assertThat(updated.id()).isEqualTo(created.id());
    }

    @Test
    void aLookupFieldLikeAContactsEmailServesAsExternalId() {
        SaveResult created = org.write(t -> t.upsert("Contact", "Email", "Ada@example.com", Map.of("LastName", "L")));
        SaveResult updated = org.write(t -> t.upsert("Contact", "Email", "ada@example.com", Map.of("LastName", "M")));

        assertThat(updated.id()).isEqualTo(created.id());
    }

    @Test
    void aFieldThatIsNoExternalIdIsNotFound() {
        try (Transaction transaction = org.store.begin(org.user)) {
            assertThatThrownBy(() -> transaction.upsert("Account", "Namez", "x", Map.of()))
                    .isInstanceOf(OrgException.class)
                    .hasMessage("Provided external ID field does not exist or is not accessible: Namez");
            assertThatThrownBy(() -> transaction.upsert("Account", "Site", "x", Map.of()))
                    .isInstanceOf(OrgException.class);
        }
    }

    @Test
    void anEmptyExternalIdIsAMissingArgument() {
        SaveResult result = org.write(t -> t.upsert("Account", "External_Id__c", "", Map.of("Name", "A")));

        assertThat(TestOrg.onlyError(result).code()).isEqualTo("MISSING_ARGUMENT");
    }

    @Test
    void aMasterMayBeSentAgainButNotChanged() {
        TestOrg invoices = new TestOrg(SchemaBuilder.standard()
                .customObject(
                        "Invoice__c",
                        "Invoice",
                        Field.builder("Number__c", FieldType.STRING)
                                .externalId()
                                .unique(),
                        Field.builder("Account__c", FieldType.REFERENCE)
                                .to("Account__r", "Invoices__r", "Account")
                                .required()
                                .createOnly()
                                .cascadeDelete())
                .build());
        String a = invoices.insert("Account", Map.of("Name", "A"));
        String b = invoices.insert("Account", Map.of("Name", "B"));
        invoices.insert("Invoice__c", Map.of("Name", "I", "Number__c", "1", "Account__c", a));

        SaveResult same = invoices.write(t -> t.upsert("Invoice__c", "Number__c", "1", Map.of("Account__c", a)));
        SaveResult other = invoices.write(t -> t.upsert("Invoice__c", "Number__c", "1", Map.of("Account__c", b)));

        assertThat(same.success()).isTrue();
        assertThat(TestOrg.onlyError(other).code()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    }
}
