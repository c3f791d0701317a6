package io.sfsdk.bulk;

import static io.sfsdk.bulk.Uploads.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.batch.BatchOutcome;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.testkit.bulk.BulkLimits;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jobs for which the day has too little left do not begin, and the org's own refusal names its limit. */
class QuotasTest {
    private static final BulkLimits PLENTY = BulkLimits.standard();

    @Test
    void aJobThatTheDaysBatchesDoNotSufficeForIsRefusedBeforeItBegins() {
        try (BulkOrg bulk = limited(PLENTY.withDailyBatches(0), Duration.ofMinutes(15))) {
            assertThatThrownBy(() -> write(bulk))
                    .hasMessageContaining("DailyBulkApiBatches has 0 of 0 ingest batches left")
                    .isInstanceOfSatisfying(SalesforceException.class, refusal -> {
                        assertThat(refusal.retryability()).isEqualTo(Retryability.AFTER_LIMIT_FREES);
                        assertThat(refusal.delivery()).isEqualTo(Delivery.NOT_SENT);
                    });
            assertThat(bulk.org().callsTo("/jobs")).isZero();
        }
    }

    @Test
    void aQueryThatTheDayHasNoJobOrNoMegabyteForIsRefusedBeforeItBegins() {
        try (BulkOrg jobless = limited(PLENTY.withDailyQueries(0, 100), Duration.ofMinutes(15));
                BulkOrg full = limited(PLENTY.withDailyQueries(100, 0), Duration.ofMinutes(15))) {
            assertThatThrownBy(() -> query(jobless)).hasMessageContaining("DailyBulkV2QueryJobs");
            assertThatThrownBy(() -> query(full)).hasMessageContaining("DailyBulkV2QueryFileStorageMB");
            assertThat(jobless.org().callsTo("/jobs")).isZero();
            assertThat(full.org().callsTo("/jobs")).isZero();
        }
    }

    @Test
    void ownJobsAreTakenOffTheLastReadingWhichIsAskedForSeldom() {
        try (BulkOrg bulk = limited(PLENTY.withDailyBatches(3), Duration.ofHours(1))) {
            for (int i = 0; i < 3; i++) {
                write(bulk);
            }
            long looks = bulk.org().callsTo("/limits");

            assertThatThrownBy(() -> write(bulk)).hasMessageContaining("has 0 of 3");

            assertThat(looks).isEqualTo(1);
            assertThat(bulk.org().count("Account")).isEqualTo(3);
            assertThat(bulk.api().quotas()).extracting(BulkQuota::name).contains("DailyBulkApiBatches");
        }
    }

    @Test
    void aBatchThatRunsIntoItStopsByThatLimitAndHandsTheRestBack() {
        try (BulkOrg bulk = limited(PLENTY.withDailyBatches(1), Duration.ofHours(1))) {
            List<SObject> contacts = IntStream.range(0, 60)
                    .mapToObj(i -> SObject.of("Contact").with("LastName", "No. " + i))
                    .toList();
            InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

            BatchSummary summary = bulk.client()
                    .batch("Contact")
                    .of(60)
                    .insert()
                    .deadLetters(letters)
                    .build()
                    .run(contacts.iterator());

            assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_LIMIT);
            assertThat(summary.written()).isEqualTo(20).isEqualTo(bulk.org().count("Contact"));
            assertThat(summary.cause()).hasMessageContaining("DailyBulkApiBatches");
            assertThat(letters.letters()).isEmpty();
        }
    }

    @Test
    void theOrgsOwnRefusalNamesItsLimit() {
        try (BulkOrg batches = limited(PLENTY.withDailyBatches(0), Duration.ZERO);
                BulkOrg jobs = limited(PLENTY.withDailyQueries(0, 100), Duration.ZERO)) {
            assertThatThrownBy(() -> write(batches))
                    .hasMessageContaining("limit DailyBulkApiBatches")
                    .isInstanceOfSatisfying(
                            SalesforceException.class,
                            refusal -> assertThat(refusal.retryability()).isEqualTo(Retryability.AFTER_LIMIT_FREES));
            assertThatThrownBy(() -> query(jobs))
                    .hasMessageContaining("limit DailyBulkV2QueryJobs")
                    .isInstanceOfSatisfying(
                            SalesforceException.class,
                            refusal -> assertThat(refusal.retryability()).isEqualTo(Retryability.AFTER_LIMIT_FREES));
        }
    }

    @Test
    void whoMayNotLookOrGetsNoAnswerWorksWithoutALook() {
        try (BulkOrg bulk = limited(PLENTY, Duration.ofMinutes(15))) {
            bulk.org().faults().on(Requests.get("/limits")).at(1, Breakages.dropBeforeProcessing());
            bulk.org().faults().on(Requests.get("/limits")).always(Answers.json(403, "INSUFFICIENT_ACCESS", "no"));

            write(bulk);
            write(bulk);

            assertThat(bulk.org().count("Account")).isEqualTo(2);
        }
    }

    @Test
    void aRefusalOfTheJobStopsTheBatchInsteadOfBeingLookedForInItsRecords() {
        try (BulkOrg bulk = limited(PLENTY, Duration.ofMinutes(15))) {
            bulk.org()
                    .faults()
                    .on(Requests.post("/jobs/ingest"))
                    .always(Answers.json(400, "FEATURENOTENABLED", "not for this user"));
            List<SObject> contacts = IntStream.range(0, 60)
                    .mapToObj(i -> SObject.of("Contact").with("LastName", "No. " + i))
                    .toList();

            BatchSummary summary = bulk.client()
                    .batch("Contact")
                    .of(60)
                    .insert()
                    .deadLetters(new InMemoryDeadLetterSink())
                    .build()
                    .run(contacts.iterator());

            assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_REFUSAL);
            assertThat(bulk.org().callsTo("/jobs/ingest")).isEqualTo(1);
        }
    }

    private static BulkOrg limited(BulkLimits limits, Duration validity) {
        return new BulkOrg(
                builder -> builder.bulk(BulkPolicy.standard().withLimits(limits)),
                settings -> settings.quotasEvery(validity).jobsOf(20, 1_000_000),
                VolumeStrategy.jobsAbove(30));
    }

    private static void write(BulkOrg bulk) {
        bulk.api()
                .writer()
                .write(WriteRequest.of(
                        new WriteOperation.Insert(), List.of(account().with("Name", "Acme"))));
    }

    private static void query(BulkOrg bulk) {
        bulk.api()
                .source()
                .open(ReadRequest.of(Soql.text("SELECT Id FROM Account")))
                .close();
    }
}
