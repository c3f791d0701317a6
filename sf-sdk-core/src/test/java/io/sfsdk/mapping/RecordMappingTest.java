package io.sfsdk.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sfsdk.record.ChildRecords;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordMappingTest {
    private enum Rating {
        HOT("Hot"),
        COLD("Cold");

        private final String text;

        Rating(String text) {
            this.text = text;
        }
    }

    private record Owner(@Nullable String name) {}

    private record Contact(String lastName) {}

    private record Customer(
            @Nullable RecordId id,
            String name,
            @Nullable BigDecimal revenue,
            @Nullable Integer employees,
            @Nullable Boolean active,
            @Nullable LocalDate since,
            @Nullable Instant changed,
            @Nullable Picklist<Rating> rating,
            @Nullable Owner owner,
            @Nullable List<Contact> contacts,
            @Nullable SObject others) {}

    private static final PicklistType<Rating> RATING = PicklistType.of(Rating.values(), rating -> rating.text);
    private static final RecordId ACME = RecordId.of("001000000000001AAA");

    private final RecordMapping<Owner> owners = owners();
    private final RecordMapping<Contact> contacts = contacts();
    private final RecordMapping<Customer> customers = customers(false);

    private static RecordMapping<Owner> owners() {
        RecordMapping.Builder<Owner> mapping = RecordMapping.of("User");
        MappedField<Owner, String> name = mapping.text("Name", Owner::name);
        return mapping.build(row -> new Owner(row.required(name)));
    }

    private static RecordMapping<Contact> contacts() {
        RecordMapping.Builder<Contact> mapping = RecordMapping.of("Contact");
        MappedField<Contact, String> name = mapping.text("LastName", Contact::lastName);
        return mapping.build(row -> new Contact(row.required(name)));
    }

    private RecordMapping<Customer> customers(boolean writesBackOthers) {
        RecordMapping.Builder<Customer> mapping = RecordMapping.of("Account");
        MappedField<Customer, RecordId> id = mapping.readOnly().id("Id", Customer::id);
        MappedField<Customer, String> name = mapping.text("Name", Customer::name);
        MappedField<Customer, BigDecimal> revenue = mapping.decimal("AnnualRevenue", Customer::revenue);
        MappedField<Customer, Integer> employees = mapping.integer("NumberOfEmployees", Customer::employees);
        MappedField<Customer, Boolean> active = mapping.bool("Active__c", Customer::active);
        MappedField<Customer, LocalDate> since = mapping.date("Since__c", Customer::since);
        MappedField<Customer, Instant> changed = mapping.readOnly().instant("SystemModstamp", Customer::changed);
        MappedField<Customer, Picklist<Rating>> rating = mapping.picklist("Rating", RATING, Customer::rating);
        MappedField<Customer, Owner> owner = mapping.parent("Owner", owners, Customer::owner);
        MappedField<Customer, List<Contact>> people = mapping.children("Contacts", contacts, Customer::contacts);
        if (writesBackOthers) {
            mapping.writingBackOthers(Customer::others);
        }
        return mapping.build(row -> new Customer(
                row.get(id),
                row.required(name),
                row.get(revenue),
                row.get(employees),
                row.get(active),
                row.get(since),
                row.get(changed),
                row.get(rating),
                row.get(owner),
                row.get(people),
                row.others()));
    }

    @Test
    void aRecordBecomesAnObject() {
        SObject record = SObject.of("Account")
                .with("Id", ACME)
                .with("Name", "Acme")
                .with("AnnualRevenue", new BigDecimal("12345678901234.56"))
                .with("NumberOfEmployees", 12)
                .with("Active__c", true)
                .with("Since__c", "2020-02-29")
                .with("SystemModstamp", "2026-01-01T12:00:00.000+0000")
                .with("Rating", "Hot")
                .with("Owner", SObject.of("User").with("Name", "Ann"))
                .with("Contacts", ChildRecords.of(List.of(SObject.of("Contact").with("LastName", "Doe"))));

        Customer customer = customers.from(record);

        assertThat(customer)
                .isEqualTo(new Customer(
                        ACME,
                        "Acme",
                        new BigDecimal("12345678901234.56"),
                        12,
                        true,
                        LocalDate.of(2020, 2, 29),
                        Instant.parse("2026-01-01T12:00:00Z"),
                        RATING.value(Rating.HOT),
                        new Owner("Ann"),
                        List.of(new Contact("Doe")),
                        SObject.of("Account")));
    }

    @Test
    void whatIsNotSelectedIsAbsentAndWhatIsNullIsNull() {
        RecordMapping.Builder<String> mapping = RecordMapping.of("Account");
        MappedField<String, String> site = mapping.text("Site", site1 -> site1);
        RecordMapping<String> presence = mapping.build(row -> row.has(site) + " " + row.optional(site));

        assertThat(presence.from(SObject.of("Account"))).isEqualTo("false Optional.empty");
        assertThat(presence.from(SObject.of("Account").with("Site", null))).isEqualTo("true Optional.empty");
    }

    @Test
    void whatIsNullInTheObjectIsLeftAloneUnlessTheFieldIsToBeCleared() {
        RecordMapping.Builder<Owner> mapping = RecordMapping.of("User");
        MappedField<Owner, String> name = mapping.text("Name", Owner::name);
        mapping.text("Title", owner -> null);
        RecordMapping<Owner> clearing = mapping.build(row -> new Owner(row.get(name)));

        assertThat(clearing.toRecord(new Owner(null))).isEqualTo(SObject.of("User"));
        assertThat(clearing.toRecordClearing(new Owner(null), Set.of(name)))
                .isEqualTo(SObject.of("User").with("Name", null));
    }

    @Test
    void changesAreWhatDiffersFromTheRecordAndNothingThatWasNotRead() {
        SObject read = SObject.of("Account")
                .with("Id", ACME)
                .with("Name", "Acme")
                .with("AnnualRevenue", 10)
                .with("Rating", "Hot");
        Customer customer = customers.from(read);
        Customer changed = new Customer(
                customer.id(), "Acme", new BigDecimal("10.0"), 5, null, null, null, null, null, null, null);

        assertThat(customers.changes(read, customer)).isEqualTo(SObject.of("Account"));
        assertThat(customers.changes(read, changed))
                .isEqualTo(SObject.of("Account").with("Rating", null));
    }

    @Test
    void whatIsReadOnlyIsNeverWritten() {
        Customer customer = customers.from(SObject.of("Account")
                .with("Id", ACME)
                .with("Name", "Acme")
                .with("SystemModstamp", "2026-01-01T12:00:00.000+0000")
                .with("Owner", SObject.of("User").with("Name", "Ann")));

        assertThat(customers.toRecord(customer).names()).containsExactly("Name");
    }

    @Test
    void aPicklistValueOfNextYearIsKept() {
        Customer customer =
                customers.from(SObject.of("Account").with("Name", "Acme").with("Rating", "Lukewarm"));

        assertThat(customer.rating().known()).isEmpty();
        assertThat(customer.rating().is(Rating.HOT)).isFalse();
        assertThat(customers.toRecord(customer).text("Rating")).contains("Lukewarm");
    }

    @Test
    void fieldsThatTheMappingDoesNotKnowAreKeptAndWrittenBackOnlyWhenAskedFor() {
        SObject record = SObject.of("Account").with("Name", "Acme").with("New__c", "x");

        assertThat(customers.toRecord(customers.from(record)).names()).containsExactly("Name");
        RecordMapping<Customer> writingBack = customers(true);
        assertThat(writingBack.toRecord(writingBack.from(record))).isEqualTo(record);
    }

    @Test
    void aQuerySelectsWhatTheMappingReads() {
        assertThat(customers.fields())
                .containsExactly(
                        "Id",
                        "Name",
                        "AnnualRevenue",
                        "NumberOfEmployees",
                        "Active__c",
                        "Since__c",
                        "SystemModstamp",
                        "Rating",
                        "Owner.Name");
    }

    @ParameterizedTest
    @CsvSource({
        "AnnualRevenue,much,AnnualRevenue",
        "NumberOfEmployees,12.5,NumberOfEmployees",
        "NumberOfEmployees,3000000000,NumberOfEmployees",
        "Active__c,perhaps,Active__c",
        "Since__c,yesterday,Since__c",
        "SystemModstamp,now,SystemModstamp",
        "Id,not an id,field Id of Account"
    })
    void aValueOfAnotherTypeIsRefusedWithItsField(String field, String value, String named) {
        SObject record = SObject.of("Account").with("Name", "Acme").with(field, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.from(record))
                .withMessageContaining(named);
    }

    @Test
    void whatTheObjectNeedsAndDoesNotGetIsRefusedWithObjectAndField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.from(SObject.of("Account")))
                .withMessageContaining("field Name of Account was not selected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.from(SObject.of("Account").with("Name", null)))
                .withMessageContaining("field Name of Account is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.from(SObject.of("Lead").with("Name", "Acme")))
                .withMessageContaining("Lead");
    }

    @Test
    void halfOfTheChildrenDoNotPassForAllOfThem() {
        SObject doe = SObject.of("Contact").with("LastName", "Doe");
        SObject record = SObject.of("Account")
                .with("Name", "Acme")
                .with("Contacts", new ChildRecords(List.of(doe), 900, "/next"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.from(record))
                .withMessageContaining("1 of 900 rows of Contacts");
    }

    @Test
    void aFieldIsMappedOnce() {
        RecordMapping.Builder<Customer> mapping = RecordMapping.of("Account");
        mapping.text("Name", Customer::name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.text("Name", Customer::name))
                .withMessageContaining("Account maps field Name twice");
    }

    @Test
    void aClassWithSettersIsFilledWithWhatIsThere() {
        RecordMapping.Builder<Bean> mapping = RecordMapping.of("Account");
        mapping.setter(mapping.text("Name", bean -> bean.name), (bean, name) -> bean.name = name);
        mapping.setter(
                mapping.integer("NumberOfEmployees", bean -> bean.employees), (bean, count) -> bean.employees = count);
        RecordMapping<Bean> beans = mapping.buildBySetters(Bean::new);

        Bean bean = beans.from(SObject.of("Account").with("Name", "Acme").with("NumberOfEmployees", null));

        assertThat(bean.name).isEqualTo("Acme");
        assertThat(bean.employees).isNull();
        assertThat(beans.toRecord(bean)).isEqualTo(SObject.of("Account").with("Name", "Acme"));
        assertThat(beans.from(SObject.of("Account")).employees).isEqualTo(7);
    }

    @Test
    void aFieldWithoutASetterIsRefusedWhereSettersAreWanted() {
        RecordMapping.Builder<Bean> mapping = RecordMapping.of("Account");
        mapping.text("Name", bean -> bean.name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.buildBySetters(Bean::new))
                .withMessageContaining("[Name] of Account");
    }

    @Test
    void aSetterIsForAFieldOfItsOwnMapping() {
        RecordMapping.Builder<Bean> mapping = RecordMapping.of("Account");
        MappedField<Bean, String> foreign = RecordMapping.<Bean>of("Lead").text("Name", bean -> bean.name);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.setter(foreign, (bean, name) -> bean.name = name))
                .withMessageContaining("another mapping");
    }

    @Test
    void whatIsWrittenBackNeverTakesTheMappingsPlaceOrComesFromElsewhere() {
        RecordMapping<Customer> writingBack = customers(true);
        SObject hostile = SObject.of("Account").with("id", ACME).with("X__c", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writingBack.toRecord(withOthers(hostile)))
                .withMessageContaining("field id of Account is mapped");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> writingBack.toRecord(withOthers(SObject.of("Lead").with("X__c", 1))))
                .withMessageContaining("Lead");
    }

    private static Customer withOthers(SObject others) {
        return new Customer(null, "Acme", null, null, null, null, null, null, null, null, others);
    }

    @Test
    void everyObjectComesBackAsItWas() {
        SplittableRandom chance = new SplittableRandom(20_261_126);
        for (int i = 0; i < 2_000; i++) {
            Customer customer = random(chance);

            Customer back = customers.from(customers.toRecord(customer));

            assertThat(back).as("seed 20261126, object %d", i).isEqualTo(customer);
        }
    }

    private static Customer random(SplittableRandom chance) {
        return new Customer(
                null,
                "Name " + chance.nextInt() + "\u00e9\ud83d\ude00\n\"'",
                chance.nextBoolean() ? null : BigDecimal.valueOf(chance.nextLong(), chance.nextInt(12)),
                chance.nextBoolean() ? null : chance.nextInt(),
                chance.nextBoolean() ? null : chance.nextBoolean(),
                chance.nextBoolean() ? null : LocalDate.ofEpochDay(chance.nextInt(-100_000, 100_000)),
                null,
                chance.nextBoolean() ? null : RATING.value(chance.nextBoolean() ? "Hot" : "Value " + chance.nextInt()),
                null,
                null,
                SObject.of("Account"));
    }

    private static final class Bean {
        private String name = "";
        private @Nullable Integer employees = 7;
    }
}
