package io.sfsdk.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaBuilderTest {
    @Test
    void customObjectsGetPrefixesOfTheirOwnAndTheSystemFields() {
        Schema schema = SchemaBuilder.standard()
                .customObject("One__c", "One")
                .customObject(
                        "Two__c",
                        "Two",
                        Field.builder("Code__c", FieldType.STRING).length(20))
                .build();

        ObjectType two = schema.object("two__c").orElseThrow();
        assertThat(schema.object("One__c").orElseThrow().keyPrefix()).isEqualTo("a00");
        assertThat(two.keyPrefix()).isEqualTo("a01");
        assertThat(two.isCustom()).isTrue();
        assertThat(two.labelPlural()).isEqualTo("Twos");
        assertThat(two.fields().stream().map(Field::name))
                .containsExactly(
                        "Id",
                        "OwnerId",
                        "IsDeleted",
                        "Name",
                        "CreatedDate",
                        "CreatedById",
                        "LastModifiedDate",
                        "LastModifiedById",
                        "SystemModstamp",
                        "Code__c");
    }

    @Test
    void fieldsAreAddedReplacedAndRemoved() {
        Schema schema = SchemaBuilder.standard()
                .field("Account", Field.builder("Site", FieldType.STRING).length(10))
                .field("Account", Field.builder("Rank__c", FieldType.INT))
                .removeField("Account", "Sic")
                .change("Account", account -> account.label("Customer", "Customers"))
                .build();

        ObjectType account = schema.object("Account").orElseThrow();
        assertThat(account.label()).isEqualTo("Customer");
        assertThat(account.field("Site").orElseThrow().length()).isEqualTo(10);
        assertThat(account.field("Rank__c").orElseThrow().label()).isEqualTo("Rank");
        assertThat(account.field("Sic")).isEmpty();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> SchemaBuilder.standard().field("Nope", Field.builder("X__c", FieldType.INT)))
                .hasMessageContaining("Nope");
        assertThatThrownBy(() -> SchemaBuilder.standard()
                        .object(ObjectBuilder.custom("One__c", "One", "001"))
                        .build())
                .hasMessageContaining("share key prefix 001");
        assertThatThrownBy(() -> SchemaBuilder.standard()
                        .field(
                                "Account",
                                Field.builder("X__c", FieldType.REFERENCE).to("X__r", null, "Nope__c"))
                        .build())
                .hasMessageContaining("unknown objects");
    }

    @Test
    void aSchemaFileAddsObjectsAndFields() {
        Map<String, Object> file = Map.of(
                "objects",
                List.of(
                        Map.of(
                                "name",
                                "Invoice__c",
                                "label",
                                "Invoice",
                                "keyPrefix",
                                "a05",
                                "fields",
                                List.of(
                                        Map.of(
                                                "name",
                                                "Number__c",
                                                "type",
                                                "string",
                                                "externalId",
                                                true,
                                                "unique",
                                                true),
                                        Map.of("name", "Total__c", "type", "currency", "precision", 16, "scale", 3),
                                        Map.of(
                                                "name",
                                                "State__c",
                                                "type",
                                                "picklist",
                                                "values",
                                                List.of("Open", "Paid"),
                                                "restricted",
                                                true,
                                                "defaultValue",
                                                "Open"),
                                        Map.of(
                                                "name",
                                                "Account__c",
                                                "type",
                                                "reference",
                                                "referenceTo",
                                                List.of("Account"),
                                                "childRelationshipName",
                                                "Invoices__r"),
                                        Map.of("name", "Serial__c", "type", "string", "autoNumber", "S-{0000}"))),
                        Map.of("name", "Account", "fields", List.of(Map.of("name", "Rank__c", "type", "int")))));

        Schema schema = SchemaFile.addTo(SchemaBuilder.standard(), file).build();

        ObjectType invoice = schema.byKeyPrefix("a05").orElseThrow();
        assertThat(invoice.labelPlural()).isEqualTo("Invoices");
        assertThat(invoice.field("Number__c").orElseThrow().externalId()).isTrue();
        assertThat(invoice.field("Total__c").orElseThrow().scale()).isEqualTo(3);
        assertThat(invoice.field("State__c").orElseThrow().defaultValue()).isEqualTo("Open");
        assertThat(invoice.field("Serial__c").orElseThrow().autoNumber()).isTrue();
        assertThat(invoice.parentRelationship("Account__r")).isPresent();
        assertThat(schema.object("Account").orElseThrow().childRelationship("Invoices__r"))
                .isPresent();
        assertThat(schema.object("Account").orElseThrow().field("Rank__c")).isPresent();
    }

    @Test
    void aSchemaFileWithoutANameIsRefused() {
        Map<String, Object> nameless = Map.of("objects", List.of(Map.of("label", "X")));
        Map<String, Object> misspelt = Map.of(
                "objects",
                List.of(Map.of(
                        "name", "Account", "fields", List.of(Map.of("name", "X__c", "type", "int", "requird", true)))));

        assertThatThrownBy(() -> SchemaFile.addTo(SchemaBuilder.standard(), nameless))
                .hasMessageContaining("no text name");
        assertThatThrownBy(() -> SchemaFile.addTo(SchemaBuilder.standard(), misspelt))
                .hasMessageContaining("unknown key requird");
    }
}
