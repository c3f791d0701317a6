package io.sfsdk.testkit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.OrgClient;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldBuilder;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static FieldBuilder number(String formula) {
        return Field.builder("F__c", FieldType.DOUBLE).digits(18, 2).formula(formula);
    }

    private static SimulatedOrg orgWith(FieldBuilder field) {
        Schema schema = SchemaBuilder.standard().field("Account", field).build();
        return SimulatedOrg.builder().schema(schema).start();
    }

    private static Object value(SimulatedOrg org) {
        return org.query("SELECT F__c FROM Account WHERE Name = 'Acme'").get(0).get("F__c");
    }

    @Test
    void aFormulaOverTodayChangesWithTheClockAndMovesNoStamp() {
        try (SimulatedOrg org = orgWith(number("TODAY() - DATEVALUE(CreatedDate)"))) {
            String id = org.insert("Account", Map.of("Name", "Acme"));
            OrgClient client = new OrgClient(org);
            Map<String, Object> before = OrgClient.object(client.get("/sobjects/Account/" + id));

            org.clock().advance(Duration.ofHours(26));

            Map<String, Object> after = OrgClient.object(new OrgClient(org).get("/sobjects/Account/" + id));
            assertThat(before).containsEntry("F__c", new BigDecimal("0.0"));
            assertThat(after).containsEntry("F__c", new BigDecimal("1.0"));
            assertThat(after.get("SystemModstamp")).isEqualTo(before.get("SystemModstamp"));
            assertThat(org.query("SELECT Id FROM Account WHERE F__c = 1")).hasSize(1);
        }
    }

    @Test
    void aFormulaOverAParentFollowsTheParentAndMovesNoStamp() {
        FieldBuilder field = Field.builder("F__c", FieldType.STRING).formula("Parent.Name & \"!\"");
        try (SimulatedOrg org = orgWith(field)) {
            String parent = org.insert("Account", Map.of("Name", "Globex"));
            org.insert("Account", Map.of("Name", "Acme", "ParentId", parent));
            Object stamp = stamp(org);
            org.clock().advance(Duration.ofMinutes(1));

            org.update("Account", parent, Map.of("Name", "Initech"));

            assertThat(value(org)).isEqualTo("Initech!");
            assertThat(stamp(org)).isEqualTo(stamp);
        }
    }

    private static Object stamp(SimulatedOrg org) {
        return org.query("SELECT SystemModstamp FROM Account WHERE Name = 'Acme'")
                .get(0)
                .get("SystemModstamp");
    }

    @Test
    void aFormulaIsDescribedAndRefusesToBeWritten() {
        try (SimulatedOrg org = orgWith(number("AnnualRevenue / 12"))) {
            OrgClient client = new OrgClient(org);

            HttpResponse<String> refused = client.send("POST", "/sobjects/Account", Map.of("Name", "Acme", "F__c", 1));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("INVALID_FIELD_FOR_INSERT_UPDATE")
                    .contains("\"fields\":[\"F__c\"]");
            assertThat(client.get("/sobjects/Account/describe").body())
                    .contains("\"calculated\":true,\"calculatedFormula\":\"AnnualRevenue / 12\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "1 + 2 * 3 - 4 / 2 ; 5",
                "(1 + 2) * -3 ; -9",
                "NumberOfEmployees + AnnualRevenue ; ",
                "BLANKVALUE(AnnualRevenue, 7) + NumberOfEmployees ; 17",
                "IF(ISBLANK(AnnualRevenue) && NOT(Name = \"B\"), 1, 2) ; 1",
                "IF(OR(NumberOfEmployees >= 10, FALSE), MAX(1, 5), MIN(1, 5)) ; 5",
                "CASE(Name, \"Acme\", 1, \"Globex\", 2, 3) ; 1",
                "YEAR(DATE(2024, 2, 29) + 1) * 100 + MONTH(TODAY()) ; 202401",
                "LEN(UPPER(LEFT(Name, 2)) & RIGHT(TEXT(NumberOfEmployees), 1)) ; 3",
                "ROUND(MOD(10, 4) + 0.255, 2) ; 2.26",
                "NumberOfEmployees / 0 ; ",
                "IF(Name <> \"Acme\" || CONTAINS(Name, \"cm\"), ABS(FLOOR(-1.5)), VALUE(\"3\")) ; 2",
            })
    void aFormulaOfManyKindsIsComputed(String formula, BigDecimal expected) {
        try (SimulatedOrg org = orgWith(number(formula))) {
            org.insert("Account", Map.of("Name", "Acme", "NumberOfEmployees", 10));

            if (expected == null) {
                assertThat(value(org)).isNull();
            } else {
                assertThat((BigDecimal) value(org)).isEqualByComparingTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "1 + ; its end",
                "Nothing__c ; Nothing__c",
                "VLOOKUP(Name) ; VLOOKUP, which the simulated org does not know",
                "1 # 2 ; position 1",
                "IF(1 ; its end"
            })
    void aFormulaThatIsNotUnderstoodKeepsTheOrgFromStarting(String formula, String named) {
        assertThatThrownBy(() -> orgWith(number(formula)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Account.F__c")
                .hasMessageContaining(named);
    }
}
