package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaChangeTest {
    private final TestOrg org = new TestOrg();
    private final String id = org.insert("Account", Map.of("Name", "Acme", "Site", "HQ", "External_Id__c", "A-7"));

    @Test
    void aNewFieldIsEmptyOnOldRecordsAndWritable() {
        org.store.alterSchema(SchemaBuilder.from(org.store.schema())
                .field("Account", Field.builder("Rank__c", FieldType.INT))
                .build());

        Object before = org.row("Account", id).value("Rank__c");
        org.tryUpdate("Account", id, Map.of("Rank__c", 3));

        assertThat(before).isNull();
        assertThat(org.row("Account", id).value("Rank__c")).hasToString("3");
        assertThat(org.row("Account", id).value("Site")).isEqualTo("HQ");
        assertThat(org.store
                        .view(org.user)
                        .lookup("Account", "External_Id__c", "A-7", false)
                        .orElseThrow())
                .hasSize(1);
    }

    @Test
    void aRemovedFieldIsUnknown() {
        org.store.alterSchema(SchemaBuilder.from(org.store.schema())
                .removeField("Account", "Site")
                .build());

        assertThat(org.row("Account", id).value("Site")).isNull();
        assertThat(TestOrg.onlyError(org.tryUpdate("Account", id, Map.of("Site", "x")))
                        .code())
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void aTransactionSpansTheChange() {
        try (Transaction transaction = org.store.begin(org.user)) {
            transaction.update("Account", id, Map.of("Name", "Acme 2"));
            org.store.alterSchema(SchemaBuilder.from(org.store.schema())
                    .customObject("Invoice__c", "Invoice")
                    .field("Account", Field.builder("Rank__c", FieldType.INT))
                    .build());
            transaction.update("Account", id, Map.of("Rank__c", 1));
            transaction.commit();
        }

        assertThat(org.row("Account", id).value("Name")).isEqualTo("Acme 2");
        assertThat(org.row("Account", id).value("Rank__c")).hasToString("1");
        assertThat(org.insert("Invoice__c", Map.of("Name", "I"))).startsWith("a00");
    }

    @Test
    void anObjectCannotDisappear() {
        assertThatThrownBy(() -> org.store.alterSchema(SchemaBuilder.empty().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Account");
    }
}
