package io.sfsdk.examples.mainjob;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.examples.dataset.Organisation;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Somebody else who works in the org meanwhile: deletes ten contacts and notes 25 telephone numbers. */
final class Colleague {
    private final List<Organisation> customers;

    Colleague(List<Organisation> customers) {
        this.customers = customers;
    }

    /** May be done twice without harm. */
    void work(SalesforceClient org) {
        complete(org.batch("Contact")
                .delete()
                .deadLetters(new InMemoryDeadLetterSink())
                .build()
                .run(leavers(org)));
        complete(org.batch("Account")
                .upsertBy("External_Id__c")
                .deadLetters(new InMemoryDeadLetterSink())
                .build()
                .run(phones()));
    }

    private List<SObject> leavers(SalesforceClient org) {
        String query = "SELECT Id FROM Contact WHERE External_Id__c IN :numbers";
        try (RecordCursor found = org.query(query, Map.of("numbers", numbersOfLeavers()))) {
            return found.stream().toList();
        }
    }

    private List<String> numbersOfLeavers() {
        return IntStream.range(0, 10)
                .mapToObj(i ->
                        CustomerRecords.number(customers.get(5 + i * customers.size() / 10 % customers.size())) + "-2")
                .toList();
    }

    private List<SObject> phones() {
        return IntStream.range(0, 25)
                .mapToObj(i -> SObject.of("Account")
                        .with("External_Id__c", CustomerRecords.number(customers.get(i * customers.size() / 25)))
                        .with("Phone", "+44 20 7946 " + (1000 + i)))
                .toList();
    }

    private static void complete(BatchSummary summary) {
        if (!summary.isComplete() || summary.dead() > 0) {
            throw new IllegalStateException(summary.describe());
        }
    }
}
