package io.sfsdk.examples.mainjob;

import io.sfsdk.examples.dataset.Kind;
import io.sfsdk.examples.dataset.Organisation;
import io.sfsdk.examples.dataset.People;
import io.sfsdk.examples.dataset.Person;
import io.sfsdk.record.SObject;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What becomes of an organisation: an account and two contacts. */
final class CustomerRecords {
    private static final int MANGLED_EVERY = 37;

    private final People people = new People();
    private final boolean mangled;

    private CustomerRecords(boolean mangled) {
        this.mangled = mangled;
    }

    /** As the org has them. */
    static CustomerRecords ofOrg() {
        return new CustomerRecords(false);
    }

    /** As the import file has them, with the mistakes of such files. */
    static CustomerRecords ofImportFile() {
        return new CustomerRecords(true);
    }

    /** The account of a line. */
    SObject account(Organisation organisation) {
        return SObject.of("Account")
                .with("External_Id__c", number(organisation))
                .with("Name", organisation.name())
                .with("Registered_Name__c", organisation.key())
                .with("Segment__c", organisation.kind().label())
                .with("Website", website(organisation));
    }

    /** The contacts of a line; none if an earlier line brought them. */
    Stream<SObject> contacts(Organisation organisation) {
        if (organisation.repeated()) {
            return Stream.empty();
        }
        List<Person> pair = people.of(organisation);
        return IntStream.range(0, pair.size()).mapToObj(i -> contact(organisation, pair.get(i), i + 1));
    }

    /** The number by which both sides know the organisation. */
    static String number(Organisation organisation) {
        return String.format(Locale.ROOT, "O-%05d", organisation.number());
    }

    private SObject contact(Organisation organisation, Person person, int which) {
        return SObject.of("Contact")
                .with("External_Id__c", number(organisation) + "-" + which)
                .with("Account", SObject.of("Account").with("External_Id__c", number(organisation)))
                .with("FirstName", person.firstName())
                .with("LastName", person.lastName())
                .with("Email", email(organisation, person, which))
                .with("Department", department(organisation));
    }

    /** The media write theirs as they say it, without the scheme. */
    private static String website(Organisation organisation) {
        String host = domain(organisation);
        return organisation.kind() == Kind.MEDIA ? "www." + host : "https://" + host;
    }

    /** Some were hidden from harvesters on a web page, and copied from there. */
    private String email(Organisation organisation, Person person, int which) {
        String at = mangled && (organisation.number() * 2 + which) % MANGLED_EVERY == 0 ? "(at)" : "@";
        return slug(person.firstName()) + "." + slug(person.lastName()) + at + domain(organisation);
    }

    /** Public bodies write theirs out in full, which some have no room for. */
    private static String department(Organisation organisation) {
        return organisation.kind() == Kind.PUBLIC_BODY ? "Purchasing, " + organisation.name() : "Purchasing";
    }

    private static String domain(Organisation organisation) {
        String slug = slug(organisation.name());
        return (slug.isEmpty() ? "o" + organisation.number() : slug) + ".example";
    }

    private static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String dashed = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = dashed.substring(0, Math.min(dashed.length(), 40));
        return cut.replaceAll("^-|-$", "");
    }
}
