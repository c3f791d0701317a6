package io.sfsdk.examples.mainjob;

import io.sfsdk.SalesforceClient;
import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether anything is lost, without trusting a count: reads the whole org afresh and holds it against the warehouse, record
 * by record, and every record of the import file against both.
 */
final class LossCheck {
    private final SalesforceClient org;
    private final Warehouse warehouse;
    private final Comparison comparison = new Comparison();
    private long compared;

    LossCheck(SalesforceClient org, Warehouse warehouse) {
        this.org = org;
        this.warehouse = warehouse;
    }

    /**
     * Compares.
     *
     * @param imported every record of the import file
     * @param open dead letters whose records are not in the org
     */
    LossCheck run(List<SObject> imported, List<DeadLetter> open) throws SQLException {
        for (Mirror mirror : Mirror.ALL) {
            Map<String, Map<String, @Nullable String>> there = recordsOfOrg(mirror);
            comparison.compare(mirror, there, warehouse.rows(mirror));
            compared += there.size();
        }
        Set<String> found = new HashSet<>(namesAndNumbers());
        open.forEach(letter -> found.add(key(letter.record())));
        imported.stream()
                .map(LossCheck::key)
                .filter(key -> !found.contains(key))
                .forEach(comparison::lost);
        return this;
    }

    private Map<String, Map<String, @Nullable String>> recordsOfOrg(Mirror mirror) {
        Map<String, Map<String, @Nullable String>> records = new HashMap<>();
        // tag::query
        try (RecordCursor pages = org.query(mirror.query())) {
            while (pages.hasNext()) {
                for (SObject record : pages.next().records()) {
                    records.put(record.id().orElseThrow().value(), texts(record, mirror));
                }
            }
        }
        // end::query
        return records;
    }

    private static Map<String, @Nullable String> texts(SObject record, Mirror mirror) {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        mirror.fields().forEach(field -> texts.put(field, Warehouse.text(record, field)));
        return texts;
    }

    private Set<String> namesAndNumbers() throws SQLException {
        Set<String> found = new HashSet<>();
        warehouse.rows(Mirror.ACCOUNTS).values().forEach(row -> found.add("Account " + row.get("Registered_Name__c")));
        warehouse.rows(Mirror.CONTACTS).values().forEach(row -> found.add("Contact " + row.get("External_Id__c")));
        return found;
    }

    /** An account is known by its name, because a duplicate line is the same customer; a contact by its number. */
    private static String key(SObject record) {
        String field = record.type().equals("Account") ? "Registered_Name__c" : "External_Id__c";
        return record.type() + " " + record.text(field).orElseThrow();
    }

    /** Records of the org that were compared. */
    long compared() {
        return compared;
    }

    /** One sentence for each record that is lost or differs. */
    List<String> differences() {
        return comparison.differences();
    }
}
