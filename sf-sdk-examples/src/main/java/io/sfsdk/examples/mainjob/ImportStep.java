package io.sfsdk.examples.mainjob;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.record.SObject;
import java.sql.SQLException;
import java.util.List;

/** Writes the import file into the org, a slice at a time, so that a killed run need not begin at the first record. */
final class ImportStep {
    private static final int SLICE = 1_000;

    private final SalesforceClient org;
    private final Journal journal;
    private final LetterBox letters;
    private final Screen screen;

    ImportStep(SalesforceClient org, Journal journal, LetterBox letters, Screen screen) {
        this.org = org;
        this.journal = journal;
        this.letters = letters;
        this.screen = screen;
    }

    /** Writes records of one type. */
    void run(String sobject, List<SObject> records) throws SQLException {
        try (ProgressBar bar = screen.bar(sobject + " records sent", records.size())) {
            for (int from = 0; from < records.size(); from += SLICE) {
                List<SObject> slice = records.subList(from, Math.min(from + SLICE, records.size()));
                String step = "import " + sobject + " " + from;
                if (!journal.isDone(step)) {
                    Tally tally = write(step, slice, bar, from);
                    journal.done(step, tally, letters.takeReasons());
                }
                bar.reach(from + slice.size());
            }
        }
    }

    private Tally write(String step, List<SObject> slice, ProgressBar bar, int from) {
        // tag::write
        BatchSummary summary = org.batch(slice.get(0).type())
                .upsertBy("External_Id__c")
                .job(step)
                .maxFailedRecords(-1)
                .deadLetters(letters)
                .listener(progress -> bar.reach(from + progress.written() + progress.dead()))
                .build()
                .run(slice);
        // end::write
        if (!summary.isComplete()) {
            throw new IllegalStateException(summary.describe());
        }
        return new Tally(0, summary.accepted(), summary.written(), summary.dead(), summary.retried());
    }
}
