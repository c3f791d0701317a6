package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchOutcome;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.batch.DoubtPolicy;
import io.sfsdk.batch.FailurePolicy;
import io.sfsdk.batch.RedriveSummary;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;

/** How do I load a large file so that neither locks nor outages nor a crash cost me a record? */
public final class CarefulBatch {
    private final SalesforceClient client;
    private final DeadLetterStore letters;
    private final WatermarkStore journals;

    public CarefulBatch(SalesforceClient client, DeadLetterStore letters, WatermarkStore journals) {
        this.client = client;
        this.letters = letters;
        this.journals = journals;
    }

    /** Stops early when it goes wrong in earnest. */
    public BatchSummary withLimits(Iterator<SObject> contacts) {
        // tag::limits
        FailurePolicy limits = FailurePolicy.maxShare(0.05, 2_000)
                .or(FailurePolicy.maxWithCode(new ErrorCode("INSUFFICIENT_ACCESS_OR_READONLY"), 10))
                .or(FailurePolicy.maxWithReason(DeadLetterReason.IN_DOUBT, 0));
        BatchSummary summary = client.batch("Contact")
                .upsertBy("External_Id__c")
                .maxFailedRecords(-1)
                .failures(limits)
                .deadLetters(letters)
                .build()
                .run(contacts);
        // end::limits
        return summary;
    }

    /** Waits out maintenance, and keeps children of one account out of each other's way. */
    public BatchSummary throughTheNight(Iterator<SObject> contacts) {
        // tag::outages
        Backoff pauses = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(10));
        BatchSummary summary = client.batch("Contact")
                .upsertBy("External_Id__c")
                .groupBy("AccountId")
                .probing(new RetryPolicy(100, pauses, Duration.ofHours(4)), BatchOutcome.STOPPED_UNAVAILABLE)
                .deadLetters(letters)
                .build()
                .run(contacts);
        // end::outages
        return summary;
    }

    /** Inserts each record once, whatever happens to answers and processes. Call it again after a crash. */
    public BatchSummary once(Iterator<SObject> contacts, String file) {
        // tag::once
        BatchSummary summary = client.batch("Contact")
                .insert()
                .doubts(DoubtPolicy.byMarker("External_Id__c"))
                .journal(journals, file) // the same records in the same order each time
                .deadLetters(letters)
                .build()
                .run(contacts);
        // end::once
        return summary;
    }

    /** The first hundred letters of one job, the oldest first. */
    public RedriveSummary some() {
        // tag::some
        RedriveSummary summary = client.redrive(letters)
                .only(letter -> letter.job().equals("insert Contact"))
                .order(Comparator.comparing(letter -> letter.failedAt()), 1_000)
                .limit(100)
                .doubts(DoubtPolicy.byMarker("External_Id__c"))
                .build()
                .run();
        // end::some
        return summary;
    }
}
