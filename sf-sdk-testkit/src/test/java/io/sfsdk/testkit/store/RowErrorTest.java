package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowErrorTest {
    private final TestOrg org = new TestOrg(SchemaBuilder.standard()
            .field(
                    "Account",
                    Field.builder("email_field__c", FieldType.EMAIL).label("email field"),
                    Field.builder("picklist_field__c", FieldType.PICKLIST)
                            .label("picklist field")
                            .values("One")
                            .restricted(),
                    Field.builder("checkbox_field__c", FieldType.BOOLEAN),
                    Field.builder("datetime_field__c", FieldType.DATETIME),
                    Field.builder("Small__c", FieldType.DOUBLE).label("Small").digits(5, 2),
                    Field.builder("Code__c", FieldType.STRING).label("Code").length(5))
            .build());

    private RowError account(String field, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("Name", "Acme");
        fields.put(field, value);
        return TestOrg.onlyError(org.tryInsert("Account", fields));
    }

    @Test
    void requiredFieldsAreNamedTogether() {
        RowError error = TestOrg.onlyError(org.tryInsert("Opportunity", Map.of("Name", "Deal")));

        assertThat(error)
                .isEqualTo(RowError.of(
                        "REQUIRED_FIELD_MISSING",
                        "Required fields are missing: [StageName, CloseDate]",
                        "StageName",
                        "CloseDate"));
    }

    @Test
    void anExplicitNullCountsAsMissing() {
        assertThat(account("Name", null).message()).isEqualTo("Required fields are missing: [Name]");
        assertThat(account("Name", "   ").code()).isEqualTo("REQUIRED_FIELD_MISSING");
    }

    @Test
    void messagesBeginWithTheLabelAndFieldsHoldApiNames() {
        assertThat(account("email_field__c", "badone"))
                .isEqualTo(RowError.of(
                        "INVALID_EMAIL_ADDRESS", "email field: invalid email address: badone", "email_field__c"));
        assertThat(account("picklist_field__c", "Other"))
                .isEqualTo(RowError.of(
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        "picklist field: bad value for restricted picklist field: Other",
                        "picklist_field__c"));
        assertThat(account("Code__c", "123456"))
                .isEqualTo(
                        RowError.of("STRING_TOO_LONG", "Code: data value too large: 123456 (max length=5)", "Code__c"));
    }

    @Test
    void anUnrestrictedPicklistTakesAnyValue() {
        String id = org.insert("Account", Map.of("Name", "Acme", "Industry", "Alchemy"));

        assertThat(org.row("Account", id).value("Industry")).isEqualTo("Alchemy");
    }

    @Test
    void aValueOfTheWrongTypeIsAParserError() {
        assertThat(account("checkbox_field__c", "other").message())
                .isEqualTo(
                        "Cannot deserialize instance of boolean from VALUE_STRING value other or request may be missing"
                                + " a required field at [Source: N/A; line: -1, column: -1][line:-1, column:-1]");
        assertThat(account("datetime_field__c", "yesterday").code()).isEqualTo("JSON_PARSER_ERROR");
        assertThat(account("NumberOfEmployees", "many").code()).isEqualTo("JSON_PARSER_ERROR");
        assertThat(account("NumberOfEmployees", new BigDecimal("1.5")).message())
                .contains("VALUE_NUMBER_FLOAT");
        assertThat(account("Site", 5).message()).contains("instance of string from VALUE_NUMBER_INT value 5");
        assertThat(account("Site", List.of()).message()).contains("START_ARRAY");
        assertThat(account("Site", Map.of()).message()).contains("START_OBJECT");
        assertThat(account("datetime_field__c", true).message()).contains("VALUE_TRUE");
    }

    @Test
    void aBooleanNeverTakesNull() {
        assertThat(account("checkbox_field__c", null).code()).isEqualTo("INVALID_TYPE_ON_FIELD_IN_RECORD");
    }

    @Test
    void numbersStayWithinTheirDigits() {
        assertThat(account("Small__c", 1000).code()).isEqualTo("NUMBER_OUTSIDE_VALID_RANGE");
        assertThat(account("Small__c", "999.999").message())
                .isEqualTo("Small: value outside of valid range on numeric field: 999.999");
        assertThat(account("NumberOfEmployees", 100_000_000).code()).isEqualTo("NUMBER_OUTSIDE_VALID_RANGE");
    }

    @Test
    void numbersAreTakenAsText() {
        String id = org.insert("Account", Map.of("Name", "Acme", "NumberOfEmployees", "10000"));

        assertThat(org.row("Account", id).value("NumberOfEmployees")).isEqualTo(new BigDecimal("10000"));
    }

    @Test
    void anUnknownColumnIsNamedWithItsObject() {
        assertThat(account("foo", "x"))
                .isEqualTo(RowError.of("INVALID_FIELD", "No such column 'foo' on sobject of type Account"));
    }

    @Test
    void readOnlyFieldsAreListed() {
        RowError error = account("MasterRecordId", null);

        assertThat(error.code()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(error.message()).startsWith("Unable to create/update fields: MasterRecordId.");
        assertThat(error.fields()).containsExactly("MasterRecordId");
        assertThat(account("BillingAddress", Map.of()).fields()).containsExactly("BillingAddress");
    }

    @Test
    void anInsertTakesNoId() {
        assertThat(account("Id", "001000000000001").message()).isEqualTo("cannot specify Id in an insert call");
    }

    @Test
    void aDuplicateValueNamesTheOtherRecordByFifteenCharacters() {
        String first = org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-7"));

        RowError error = account("External_Id__c", "a-7");

        assertThat(error)
                .isEqualTo(RowError.of(
                        "DUPLICATE_VALUE",
                        "duplicate value found: External_Id__c duplicates value on record with id: "
                                + first.substring(0, 15)));
    }

    @Test
    void aUniqueValueOfADeletedRecordIsFree() {
        org.delete(org.insert("Account", Map.of("Name", "A", "External_Id__c", "A-7")));

        SaveResult result = org.tryInsert("Account", Map.of("Name", "B", "External_Id__c", "A-7"));

        assertThat(result.success()).isTrue();
    }

    @Test
    void aContactIsAMemberOfACampaignOnce() {
        String campaign = org.insert("Campaign", Map.of("Name", "Spring"));
        String other = org.insert("Campaign", Map.of("Name", "Autumn"));
        String contact = org.insert("Contact", Map.of("LastName", "L"));
        org.insert("CampaignMember", Map.of("CampaignId", campaign, "ContactId", contact));

        SaveResult again = org.tryInsert("CampaignMember", Map.of("CampaignId", campaign, "ContactId", contact));
        SaveResult elsewhere = org.tryInsert("CampaignMember", Map.of("CampaignId", other, "ContactId", contact));

        assertThat(TestOrg.onlyError(again)).isEqualTo(RowError.of("DUPLICATE_VALUE", "Already a campaign member."));
        assertThat(elsewhere.success()).isTrue();
    }
}
