package io.sfsdk.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardSchemaTest {
    private final Schema schema = SchemaBuilder.standard().build();

    private ObjectType object(String name) {
        return schema.object(name).orElseThrow();
    }

    private Field field(String object, String name) {
        return object(object).field(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "Account,001",
        "Contact,003",
        "Lead,00Q",
        "Opportunity,006",
        "Case,500",
        "Task,00T",
        "Event,00U",
        "User,005",
        "Campaign,701",
        "CampaignMember,00v",
        "Product2,01t",
        "Pricebook2,01s",
        "PricebookEntry,01u",
        "OpportunityLineItem,00k",
        "Asset,02i",
        "Contract,800",
        "Order,801",
        "OrderItem,802",
        "ContentVersion,068",
        "ContentDocument,069",
        "RecordType,012",
        "Profile,00e",
        "UserRole,00E",
        "Group,00G",
        "Organization,00D",
        "Attachment,00P",
        "Note,002"
    })
    void standardObjectsHaveTheirKeyPrefixes(String object, String prefix) {
        assertThat(schema.byKeyPrefix(prefix).orElseThrow().name()).isEqualTo(object);
        assertThat(object(object).fields().get(0).name()).isEqualTo("Id");
    }

    @Test
    void namesAreLookedUpWithoutCase() {
        assertThat(object("aCCount").name()).isEqualTo("Account");
        assertThat(field("account", "NAME").name()).isEqualTo("Name");
        assertThat(object("Contact").parentRelationship("account"))
                .map(Field::name)
                .contains("AccountId");
        assertThat(object("Account").childRelationship("contacts"))
                .map(ChildRelationship::childObject)
                .contains("Contact");
        assertThat(schema.object("Nothing")).isEmpty();
    }

    @Test
    void fieldsStandInDescribeOrderWithPartsBeforeTheirCompoundAndCustomOnesLast() {
        List<String> names =
                object("Account").fields().stream().map(Field::name).toList();

        assertThat(names)
                .startsWith("Id", "IsDeleted", "MasterRecordId", "Name", "Type")
                .endsWith("External_Id__c")
                .containsSubsequence("BillingStreet", "BillingGeocodeAccuracy", "BillingAddress", "ShippingStreet");
    }

    @Test
    void fieldsAreOfTheirRealTypesAndSizes() {
        assertThat(field("Account", "Name"))
                .matches(Field::required)
                .matches(Field::nameField)
                .returns(255, Field::length);
        assertThat(field("Account", "Description"))
                .returns(32_000, Field::length)
                .matches(description -> !description.filterable());
        assertThat(field("Account", "AnnualRevenue"))
                .returns(FieldType.CURRENCY, Field::type)
                .returns(18, Field::precision)
                .returns(0, Field::scale);
        assertThat(field("Account", "BillingLatitude").scale()).isEqualTo(15);
        assertThat(field("Lead", "Status").picklistValues())
                .contains(new PicklistValue("Open - Not Contacted", "Open - Not Contacted", true, true));
        assertThat(field("Task", "WhoId").referenceTo()).containsExactly("Contact", "Lead");
        assertThat(field("Contact", "Name").createable()).isFalse();
        assertThat(field("Case", "CaseNumber").autoNumber()).isTrue();
    }

    @Test
    void accountAndContactHaveAnExternalId() {
        for (String object : List.of("Account", "Contact")) {
            assertThat(field(object, "External_Id__c"))
                    .matches(Field::externalId)
                    .matches(Field::unique)
                    .matches(Field::custom)
                    .matches(id -> !id.caseSensitive())
                    .returns(80, Field::length);
        }
    }

    @Test
    void deletingAnAccountTakesItsContactsButNotItsCases() {
        ObjectType account = object("Account");

        assertThat(account.childRelationship("Contacts").orElseThrow().cascadeDelete())
                .isTrue();
        assertThat(account.childRelationship("Cases").orElseThrow())
                .matches(ChildRelationship::restrictedDelete)
                .matches(end -> !end.cascadeDelete());
    }
}
