package io.sfsdk.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.SchemaBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InsertTest {
    private final TestOrg org = new TestOrg();

    @Test
    void aNewRecordCarriesTheStampsAndTheUserOfItsWrite() {
        org.time.set(Instant.parse("2026-03-01T12:00:00.987Z"));

        Row row = org.row("Account", org.insert("Account", Map.of("Name", "Acme")));

        Instant whole = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(row.value("CreatedDate")).isEqualTo(whole);
        assertThat(row.value("LastModifiedDate")).isEqualTo(whole);
        assertThat(row.value("SystemModstamp")).isEqualTo(whole);
        assertThat(row.value("CreatedById")).isEqualTo(org.user);
        assertThat(row.value("OwnerId")).isEqualTo(org.user);
        assertThat(row.value("IsDeleted")).isEqualTo(false);
    }

    @Test
    void idsHaveThePrefixOfTheirObjectAndAscendInOrderOfCreation() {
        String first = org.insert("Account", Map.of("Name", "A"));
        String second = org.insert("Account", Map.of("Name", "B"));

        assertThat(first).startsWith("001TK0").hasSize(18).isLessThan(second);
        assertThat(RecordId.normalize(first)).contains(first);
        assertThat(org.ids("Account")).containsExactly(first, second);
    }

    @Test
    void twoOrgsShareNoId() {
        OrgStore other = new OrgStore(SchemaBuilder.standard().build(), org.time::get, 8);

        assertThat(other.organizationId()).startsWith("00D").isNotEqualTo(org.store.organizationId());
        assertThat(other.integrationUserId()).isNotEqualTo(org.user);
    }

    @Test
    void valuesAreStoredInTheTypeOfTheirField() {
        TestOrg custom = new TestOrg(SchemaBuilder.standard()
                .customObject(
                        "Thing__c",
                        "Thing",
                        Field.builder("On__c", FieldType.DATE),
                        Field.builder("At__c", FieldType.DATETIME),
                        Field.builder("Time__c", FieldType.TIME),
                        Field.builder("Sum__c", FieldType.CURRENCY).digits(8, 2),
                        Field.builder("Count__c", FieldType.INT),
                        Field.builder("Tags__c", FieldType.MULTIPICKLIST).values("a", "b"))
                .build());

        String id = custom.insert(
                "Thing__c",
                Map.of(
                        "On__c",
                        "2026-02-28",
                        "At__c",
                        "2026-02-28T01:02:03.456+0100",
                        "Time__c",
                        "09:30:00.000Z",
                        "Sum__c",
                        "12.345",
                        "Count__c",
                        7,
                        "Tags__c",
                        "a; b"));

        Row row = custom.row("Thing__c", id);
        assertThat(row.value("On__c")).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(row.value("At__c")).isEqualTo(Instant.parse("2026-02-28T00:02:03Z"));
        assertThat(row.value("Time__c")).isEqualTo(LocalTime.of(9, 30));
        assertThat(row.value("Sum__c")).isEqualTo(new BigDecimal("12.35"));
        assertThat(row.value("Count__c")).isEqualTo(new BigDecimal("7"));
        assertThat(row.value("Tags__c")).isEqualTo("a;b");
    }

    @Test
    void emailIsLowerCasedAndTextTrimmed() {
        String id = org.insert("Contact", Map.of("LastName", "  Myers ", "Email", "Chloe.Myers@Example.com"));

        Row row = org.row("Contact", id);

        assertThat(row.value("Email")).isEqualTo("chloe.myers@example.com");
        assertThat(row.value("LastName")).isEqualTo("Myers");
    }

    @Test
    void textKeepsItsBlanksWhereTheOrgIsSaidNotToTrim() {
        org.store.policy(org.store.policy().without(StorePolicy.Behaviour.TRIMS_TEXT));

        String id = org.insert("Account", Map.of("Name", " Acme "));

        assertThat(org.row("Account", id).value("Name")).isEqualTo(" Acme ");
    }

    @Test
    void fieldNamesAreComparedWithoutCaseAndAttributesPassedOver() {
        String id = org.insert("account", Map.of("attributes", Map.of("type", "Account"), "NAME", "Acme"));

        assertThat(org.row("Account", id).value("Name")).isEqualTo("Acme");
    }

    @Test
    void aPersonsNameIsMadeFromItsParts() {
        String id = org.insert("Contact", Map.of("FirstName", "Ada", "LastName", "Lovelace"));

        assertThat(org.row("Contact", id).value("Name")).isEqualTo("Ada Lovelace");
    }

    @Test
    void anAddressIsReadFromItsPartsAndEmptyWithoutThem() {
        String somewhere = org.insert("Account", Map.of("Name", "A", "BillingCity", "Genève", "BillingCountry", "CH"));
        String nowhere = org.insert("Account", Map.of("Name", "B"));

        assertThat(org.row("Account", somewhere).value("BillingAddress"))
                .isInstanceOf(Map.class)
                .hasToString("{city=Genève, country=CH, geocodeAccuracy=null, latitude=null, longitude=null,"
                        + " postalCode=null, state=null, street=null}");
        assertThat(org.row("Account", nowhere).value("BillingAddress")).isNull();
    }

    @Test
    void numbersCountUpAndDefaultsFillInWhatIsLeftOut() {
        String first = org.insert("Case", Map.of("Subject", "one"));
        String second = org.insert("Case", Map.of("Subject", "two", "Status", "Closed"));

        assertThat(org.row("Case", first).value("CaseNumber")).isEqualTo("00000001");
        assertThat(org.row("Case", first).value("Status")).isEqualTo("New");
        assertThat(org.row("Case", second).value("CaseNumber")).isEqualTo("00000002");
        assertThat(org.row("Case", second).value("IsClosed")).isEqualTo(true);
        assertThat(org.row("Case", second).value("ClosedDate")).isEqualTo(TestOrg.START);
    }

    @Test
    void anOpportunitysStageSetsProbabilityAndForecast() {
        String id = org.insert(
                "Opportunity",
                Map.of("Name", "Deal", "StageName", "Closed Won", "CloseDate", "2026-05-01", "Amount", 200));

        Row row = org.row("Opportunity", id);

        assertThat(row.value("Probability")).isEqualTo(new BigDecimal("100"));
        assertThat(row.value("IsWon")).isEqualTo(true);
        assertThat(row.value("ExpectedRevenue")).isEqualTo(new BigDecimal("200"));
        assertThat(row.value("Fiscal")).isEqualTo("2026 2");
    }

    @Test
    void auditFieldsCanBeImportedWhereAllowed() {
        Map<String, String> fields = Map.of(
                "Name", "Old", "CreatedDate", "2019-05-04T03:02:01Z", "LastModifiedDate", "2020-05-04T03:02:01Z");

        SaveResult refused = org.tryInsert("Account", fields);
        SaveResult allowed =
                org.write(t -> t.insert("Account", fields, WriteOptions.none().withAuditFields(true)));

        assertThat(TestOrg.onlyError(refused).code()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        Row row = org.row("Account", TestOrg.idOf(allowed));
        assertThat(row.value("LastModifiedDate")).isEqualTo(Instant.parse("2020-05-04T03:02:01Z"));
        assertThat(row.value("SystemModstamp")).isEqualTo(TestOrg.START);
    }

    @Test
    void anUnknownObjectIsNotARowError() {
        try (Transaction transaction = org.store.begin(org.user)) {
            assertThatThrownBy(() -> transaction.insert("Acount", Map.of("Name", "A")))
                    .isInstanceOfSatisfying(
                            OrgException.class, e -> assertThat(e.errorCode()).isEqualTo("NOT_FOUND"));
        }
    }

    @Test
    void everyOrgHasItsFounders() {
        OrgView view = org.store.view(org.user);

        assertThat(view.rows("Organization", false).map(Row::id)).containsExactly(org.store.organizationId());
        assertThat(view.row("User", org.user).orElseThrow().value("Username")).isEqualTo("integration@sfsdk.example");
        assertThat(view.rows("Pricebook2", false).map(row -> row.value("IsStandard")))
                .containsExactly(true);
        assertThat(org.store.count("Account")).isZero();
    }

    @Test
    void datesAndTimesAreTakenInAllTheirSpellings() {
        for (String spelling : List.of(
                "2026-02-28T01:02:03Z",
                "2026-02-28T01:02:03.000+0000",
                "2026-02-28T02:32:03.9+01:30",
                "2026-02-27T23:02:03-02")) {
            String id = org.insert("Event", Map.of("Subject", "S", "StartDateTime", spelling));

            assertThat(org.row("Event", id).value("StartDateTime")).isEqualTo(Instant.parse("2026-02-28T01:02:03Z"));
        }
        String midnight = org.insert("Event", Map.of("Subject", "S", "StartDateTime", "2026-02-28"));
        assertThat(org.row("Event", midnight).value("StartDateTime")).isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
    }
}
