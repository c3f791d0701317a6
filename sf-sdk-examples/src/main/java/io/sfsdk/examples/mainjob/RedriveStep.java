package io.sfsdk.examples.mainjob;

import static java.util.stream.Collectors.toMap;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.RedriveSummary;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Corrects what failed and sends it again. */
final class RedriveStep {
    private static final int NAMES_PER_QUERY = 100;

    private final SalesforceClient org;
    private final LetterBox letters;
    private final Screen screen;

    RedriveStep(SalesforceClient org, LetterBox letters, Screen screen) {
        this.org = org;
        this.letters = letters;
        this.screen = screen;
    }

    /** Again and again while it helps: a record may have had two mistakes, or wait for a parent. */
    void run() {
        RedriveSummary summary;
        do {
            summary = redrive(new Corrections(numbersOfDuplicates()));
            screen.line("  " + summary.describe());
        } while (summary.failedAgain() > 0 && summary.written() > 0);
    }

    private RedriveSummary redrive(Corrections corrections) {
        // tag::redrive
        return org.redrive(letters.store())
                .correct(corrections::correct)
                .build()
                .run();
        // end::redrive
    }

    private Map<String, String> numbersOfDuplicates() {
        List<String> names = letters.open().stream()
                .filter(letter -> letter.errors().get(0).code().value().equals("DUPLICATE_VALUE"))
                .map(letter -> registeredName(letter.record()))
                .distinct()
                .toList();
        Map<String, String> numbers = new HashMap<>();
        for (int from = 0; from < names.size(); from += NAMES_PER_QUERY) {
            numbers.putAll(numbers(names.subList(from, Math.min(from + NAMES_PER_QUERY, names.size()))));
        }
        return numbers;
    }

    private Map<String, String> numbers(List<String> names) {
        // tag::binds
        String query = "SELECT External_Id__c, Registered_Name__c FROM Account WHERE Registered_Name__c IN :names";
        try (RecordCursor found = org.query(query, Map.of("names", names))) {
            return found.stream()
                    .collect(toMap(RedriveStep::registeredName, account -> text(account, "External_Id__c")));
        }
        // end::binds
    }

    private static String registeredName(SObject account) {
        return text(account, "Registered_Name__c");
    }

    private static String text(SObject record, String field) {
        return record.text(field).orElseThrow();
    }
}
