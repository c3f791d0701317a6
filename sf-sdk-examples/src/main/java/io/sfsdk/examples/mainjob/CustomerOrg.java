package io.sfsdk.examples.mainjob;

import io.sfsdk.examples.dataset.Organisation;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.schema.SchemaBuilder;
import io.sfsdk.testkit.store.LockRule;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.ValidationRule;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The org of the main job: a simulated one, with the customers there are already and what its admin set up. */
final class CustomerOrg {
    private static final int REFUSALS = 12;
    private static final Duration AGE = Duration.ofDays(60);

    private CustomerOrg() {}

    /** Starts it; time in it runs as here. */
    static SimulatedOrg start(List<Organisation> customers) {
        SimulatedOrg org = SimulatedOrg.builder()
                .clock(OrgClock.running())
                .schema(schema())
                .start();
        Instant first = org.clock().now().minus(AGE);
        CustomerRecords records = CustomerRecords.ofOrg();
        org.data().load("Account", seeds(customers.stream().map(records::account), first));
        org.data().load("Contact", seeds(customers.stream().flatMap(records::contacts), first));
        setRules(org);
        return org;
    }

    private static Schema schema() {
        return SchemaBuilder.standard()
                .field(
                        "Account",
                        Field.builder("Registered_Name__c", FieldType.STRING)
                                .length(255)
                                .unique(),
                        Field.builder("Listed_Twice__c", FieldType.BOOLEAN),
                        Field.builder("Segment__c", FieldType.PICKLIST)
                                .values("Business", "Public body", "Education", "Media", "Charity", "Music", "Other")
                                .restricted())
                .build();
    }

    private static void setRules(SimulatedOrg org) {
        org.data()
                .addRule(ValidationRule.when(
                        "Account",
                        account -> !text(account, "Website").startsWith("https://"),
                        "A website is written with its scheme: https://…",
                        "Website"));
        // Somebody else's job is at work on these; it lets go of them after a moment.
        org.data()
                .addRule(LockRule.times(
                        "Contact", contact -> text(contact, "External_Id__c").endsWith("5-1"), REFUSALS));
    }

    private static String text(Row row, String field) {
        return Objects.requireNonNullElse(row.value(field), "").toString();
    }

    /** Changed one after another over the last weeks. */
    private static List<Map<String, @Nullable Object>> seeds(Stream<SObject> records, Instant first) {
        List<SObject> all = records.toList();
        Duration step = AGE.minusDays(1).dividedBy(all.size());
        return IntStream.range(0, all.size())
                .mapToObj(i -> seed(all.get(i), first.plus(step.multipliedBy(i))))
                .toList();
    }

    private static Map<String, @Nullable Object> seed(SObject record, Instant created) {
        Map<String, @Nullable Object> seed = fields(record);
        seed.put("CreatedDate", created.toString());
        return seed;
    }

    private static Map<String, @Nullable Object> fields(SObject record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name : record.names()) {
            Object value = record.value(name);
            fields.put(name, value instanceof SObject parent ? fields(parent) : value);
        }
        return fields;
    }
}
