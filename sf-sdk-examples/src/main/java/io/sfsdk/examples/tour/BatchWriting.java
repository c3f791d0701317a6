package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.batch.RedriveSummary;
import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.record.SObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** How do I write any number of records, and what becomes of the bad ones? */
public final class BatchWriting {
    private final SalesforceClient client;
    private final JsonLinesDeadLetterSink letters;

    public BatchWriting(SalesforceClient client, Path file) {
        this.client = client;
        this.letters = JsonLinesDeadLetterSink.at(file);
    }

    /** Good records arrive, bad ones become dead letters, and the summary adds up. */
    public BatchSummary write(Stream<SObject> contacts) {
        // tag::batch
        BatchSummary summary = client.batch("Contact")
                .upsertBy("External_Id__c")
                .maxFailedRecords(500) // 0: stop at the first, -1: never
                .deadLetters(letters)
                .listener(progress -> System.out.println(progress.written() + " written, " + progress.dead() + " dead"))
                .build()
                .run(contacts);
        // accepted = written + dead + unprocessed + pending, or the summary cannot exist
        // end::batch
        return summary;
    }

    /** Corrects what can be corrected and sends it again. */
    public RedriveSummary redrive() {
        // tag::redrive
        RedriveSummary summary =
                client.redrive(letters).correct(BatchWriting::corrected).build().run();
        // end::redrive
        return summary;
    }

    // tag::correction
    private static Optional<SObject> corrected(DeadLetter letter) {
        return switch (letter.errors().get(0).code().value()) {
            case "INVALID_EMAIL_ADDRESS" -> Optional.of(letter.record().with("Email", null));
            case "UNABLE_TO_LOCK_ROW" -> Optional.of(letter.record()); // as it is
            default -> Optional.empty(); // stays a letter, for a person
        };
    }
    // end::correction
}
