package io.sfsdk.examples.nightly;

import io.sfsdk.examples.dataset.Organisation;
import io.sfsdk.examples.dataset.Organisations;
import io.sfsdk.examples.dataset.People;
import io.sfsdk.examples.dataset.Person;
import io.sfsdk.record.SObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The file of the night: two contacts of each organisation, always the same ones. Some of their e-mail addresses were hidden from
 * harvesters on a web page and copied from there, so the org refuses them.
 *
 * @param organisations whose contacts they are
 */
record NightlyFile(List<Organisation> organisations) {
    private static final int MANGLED_EVERY = 37;

    /** Every n-th organisation's. */
    static NightlyFile every(int step) {
        Organisations all = Organisations.read().every(step);
        return new NightlyFile(Stream.concat(all.customers().stream(), all.newcomers().stream())
                .toList());
    }

    int size() {
        return organisations.size() * 2;
    }

    /** The lines, from the first; read as they are needed. */
    Stream<SObject> contacts() {
        People people = new People();
        return organisations.stream().flatMap(organisation -> {
            List<Person> pair = people.of(organisation);
            return IntStream.range(0, pair.size()).mapToObj(i -> contact(organisation, pair.get(i), i));
        });
    }

    /** The number by which a contact is known, the file's and the org's. */
    static String number(SObject contact) {
        return contact.text("External_Id__c").orElseThrow();
    }

    private static SObject contact(Organisation organisation, Person person, int which) {
        int line = organisation.number() * 2 + which;
        String at = line % MANGLED_EVERY == 0 ? "(at)" : "@";
        return SObject.of("Contact")
                .with("External_Id__c", String.format(Locale.ROOT, "N-%06d", line))
                .with("FirstName", person.firstName())
                .with("LastName", person.lastName())
                .with("Email", "contact" + line + at + "example.com");
    }
}
