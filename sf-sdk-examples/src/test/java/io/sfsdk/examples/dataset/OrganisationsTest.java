package io.sfsdk.examples.dataset;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrganisationsTest {
    private static final Organisations ORGANISATIONS = Organisations.read();

    @Test
    void thereAreEnoughForAnHonestRun() {
        long distinct = all().filter(organisation -> !organisation.repeated()).count();

        assertThat(distinct).isGreaterThan(7_000);
        assertThat(ORGANISATIONS.customers()).hasSizeGreaterThan(4_000);
        assertThat(ORGANISATIONS.newcomers()).hasSizeGreaterThan(3_000);
    }

    @Test
    void customersAreThereOnceAndNewcomersRepeatSomeOfThem() {
        Set<String> keys =
                ORGANISATIONS.customers().stream().map(Organisation::key).collect(toSet());
        List<Organisation> repeated = ORGANISATIONS.newcomers().stream()
                .filter(Organisation::repeated)
                .toList();

        assertThat(keys).hasSameSizeAs(ORGANISATIONS.customers());
        assertThat(repeated).hasSizeBetween(600, 1_000);
        assertThat(repeated).anySatisfy(line -> assertThat(keys).contains(line.key()));
    }

    @Test
    void namesKeepAccentsQuotesApostrophesAndAmpersands() {
        List<String> names = all().map(Organisation::name).toList();

        assertThat(names).contains("Crédit Agricole", "Häagen-Dazs", "Investor's Daily", "La \"Vers\"");
        assertThat(names).anySatisfy(name -> assertThat(name).contains(" & "));
        assertThat(names).anySatisfy(name -> assertThat(name).matches(".*\\p{IsCyrillic}.*"));
    }

    @Test
    void listsInAnOldEncodingAreReadAsWritten() {
        List<String> foreign = ORGANISATIONS.newcomers().stream()
                .filter(line -> line.kind() == Kind.BUSINESS)
                .map(Organisation::name)
                .filter(name -> name.chars().anyMatch(c -> c > 0x7f))
                .toList();

        assertThat(foreign).isNotEmpty();
    }

    @Test
    void noNameCarriesBlanksOrFeatures() {
        assertThat(all().map(Organisation::name)).allSatisfy(name -> {
            assertThat(name).isEqualTo(name.strip()).isNotEmpty();
            assertThat(name).doesNotContain("\t", "|abbrev=", "\r");
        });
    }

    @Test
    void everyOrganisationHasTwoPeopleWithPlainNames() {
        People people = new People();

        List<Person> all =
                all().flatMap(organisation -> people.of(organisation).stream()).toList();

        assertThat(all).hasSize(2 * (int) all().count());
        assertThat(all).allSatisfy(person -> {
            assertThat(person.firstName()).hasSizeBetween(1, 40).doesNotContain("?", "Ã");
            assertThat(person.lastName()).hasSizeBetween(1, 80);
        });
    }

    private Stream<Organisation> all() {
        return Stream.concat(ORGANISATIONS.customers().stream(), ORGANISATIONS.newcomers().stream());
    }
}
