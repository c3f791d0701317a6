package io.sfsdk.batch;

import static io.sfsdk.batch.FakeJobs.Trouble.ANSWER_LOST;
import static io.sfsdk.batch.FakeJobs.Trouble.CUT_OFF_BEFORE_THE_CLOSE;
import static io.sfsdk.batch.FakeJobs.Trouble.CUT_OFF_BEFORE_THE_JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Batches over a writer whose calls are jobs: what broke off is asked for by its ticket. */
class JobRecoveryTest {
    private static final WriteOperation INSERT = new WriteOperation.Insert();
    private static final WatermarkKey KEY = new WatermarkKey("batch", "contacts.csv");

    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final FakeJobs.Jobs jobs = new FakeJobs.Jobs(org);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final WatermarkStore store = new InMemoryWatermarkStore();
    private final ManualClock clock = new ManualClock();

    @Test
    void anInsertWhoseAnswerIsLostIsAskedForAndNotInDoubt() {
        jobs.inTrouble(2, ANSWER_LOST);

        BatchSummary summary = builder(INSERT).build().run(FakeOrg.accounts(50));

        assertThat(summary.written()).isEqualTo(50);
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
        assertThat(jobs.questions()).isEqualTo(1);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void anUpdateWhoseAnswerIsLostIsAskedForBeforeItIsSentAgain() {
        jobs.inTrouble(2, ANSWER_LOST);

        BatchSummary summary = builder(new WriteOperation.Update()).build().run(FakeOrg.accounts(50));

        assertThat(summary.written()).isEqualTo(50);
        assertThat(jobs.taken().values()).containsOnly(1);
    }

    @Test
    void withoutTheQuestionTheInsertIsADeadLetterAndTheUpdateIsSentTwice() {
        jobs.inTrouble(2, ANSWER_LOST).inTrouble(7, ANSWER_LOST);

        BatchSummary inserts =
                builder(INSERT).without(Countermeasure.ASK_BY_TICKET).build().run(FakeOrg.accounts(50));
        builder(new WriteOperation.Update())
                .without(Countermeasure.ASK_BY_TICKET)
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(inserts.inDoubt()).isEqualTo(10);
        assertThat(jobs.taken().values()).contains(3);
    }

    @Test
    void aJobThatTookNothingIsMadeAgain() {
        jobs.inTrouble(1, CUT_OFF_BEFORE_THE_CLOSE).inTrouble(3, CUT_OFF_BEFORE_THE_JOB);

        BatchSummary summary = builder(INSERT).build().run(FakeOrg.accounts(50));

        assertThat(summary.written()).isEqualTo(50);
        assertThat(summary.retried()).isEqualTo(20);
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void anOrgThatDoesNotAnswerIsAskedAgainAfterEachPauseOfTheRetryPolicy() {
        jobs.inTrouble(1, ANSWER_LOST).silent(2);

        BatchSummary summary = builder(INSERT).build().run(FakeOrg.accounts(10));

        assertThat(summary.written()).isEqualTo(10);
        assertThat(jobs.questions()).isEqualTo(3);
        assertThat(clock.pauses()).hasSize(2);
    }

    @Test
    void withoutAJournalRecordsOfAJobOfWhichNobodyTellsAreInDoubt() {
        jobs.inTrouble(2, ANSWER_LOST).silent(3);

        BatchSummary summary = builder(INSERT).build().run(FakeOrg.accounts(50));

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(summary.pending()).isEmpty();
        assertThat(org.kept()).doesNotHaveDuplicates();
    }

    @Test
    void withAJournalTheyWaitForTheNextRunWhichTakesTheirOutcomes() {
        org.rejecting("a13"::equals, "REQUIRED_FIELD_MISSING");
        jobs.inTrouble(2, ANSWER_LOST).silent(3);

        BatchSummary first = journalled(INSERT).build().run(FakeOrg.accounts(50));
        BatchSummary second = journalled(INSERT).build().run(FakeOrg.accounts(50));

        assertThat(first.outcome()).isEqualTo(BatchOutcome.STOPPED_UNAVAILABLE);
        assertThat(first.pending()).hasSize(10).extracting(InputRecord::index).startsWith(10L);
        assertThat(first.unprocessed()).isEmpty();
        assertThat(first.describe()).contains("10 wait for the end of their jobs");
        assertThat(first.firstUnprocessed()).hasValue(10);
        assertThat(second.isComplete()).isTrue();
        assertThat(second.skipped()).isEqualTo(10);
        assertThat(second.written()).isEqualTo(39);
        assertThat(letters.letters()).extracting(DeadLetter::inputIndex).containsExactly(13L);
        assertThat(org.kept()).hasSize(49).doesNotHaveDuplicates();
    }

    @Test
    void aRunThatCannotAskLeavesTheJournalAsItIsAndSendsNothing() {
        jobs.inTrouble(2, ANSWER_LOST).silent(6);
        journalled(INSERT).build().run(FakeOrg.accounts(50));
        Watermark before = store.load(KEY).orElseThrow();

        BatchSummary summary = journalled(INSERT).build().run(FakeOrg.accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_UNAVAILABLE);
        assertThat(summary.pending()).hasSize(10);
        assertThat(summary.accepted()).isEqualTo(10);
        assertThat(store.load(KEY)).contains(before);
        assertThat(jobs.sizes()).hasSize(2);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void anOutageIsWaitedOutWithAJobOnItsWay() {
        jobs.inTrouble(2, ANSWER_LOST).silent(5);

        BatchSummary summary = journalled(INSERT)
                .probing(
                        new RetryPolicy(
                                4, new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(1)), Duration.ofHours(1)),
                        BatchOutcome.STOPPED_UNAVAILABLE)
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.written()).isEqualTo(50);
        assertThat(jobs.taken().values()).containsOnly(1);
    }

    @Test
    void aDoubtThatTheOrgConfirmsStays() {
        jobs.inTrouble(1, ANSWER_LOST).forgettingOutcomes();

        BatchSummary summary = journalled(INSERT).build().run(FakeOrg.accounts(10));

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(letters.letters()).extracting(DeadLetter::reason).containsOnly(DeadLetterReason.IN_DOUBT);
        assertThat(jobs.questions()).isEqualTo(1);
    }

    @Test
    void lockedRecordsGoIntoOneJobAndNotIntoManySmallOnes() {
        org.taking(1_000, 1_000_000)
                .rejectingAtFirst(3, name -> name.endsWith("7"), FakeOrg.error("UNABLE_TO_LOCK_ROW"));

        BatchSummary summary =
                builder(INSERT).retry(BatchExecutor.Builder.PATIENT).build().run(FakeOrg.accounts(1_000));

        assertThat(summary.written()).isEqualTo(1_000);
        assertThat(jobs.sizes()).containsExactly(1_000, 100, 100, 100);
    }

    @Test
    void theTimeThatAJobTakesIsNotTakenFromTheRetries() {
        org.rejectingAtFirst(1, "a7"::equals, FakeOrg.error("UNABLE_TO_LOCK_ROW"));
        FakeJobs slow = new FakeJobs(jobs, what -> clock.sleepFor(Duration.ofMinutes(1)));

        BatchSummary summary = builder(slow, INSERT).build().run(FakeOrg.accounts(10));

        assertThat(summary.written()).isEqualTo(10);
    }

    @Test
    void aJournalOfJobsIsRefusedByAWriterThatCannotAskForThem() {
        jobs.inTrouble(1, ANSWER_LOST).silent(3);
        journalled(INSERT).build().run(FakeOrg.accounts(10));

        assertThatThrownBy(() -> builder(org, INSERT)
                        .journal(store, "contacts.csv")
                        .build()
                        .run(FakeOrg.accounts(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jobs at the org that this writer cannot ask for, the first as job:1")
                .hasMessageContaining("Nothing was sent");
        assertThat(org.calls()).isEmpty();
    }

    @Test
    void theJournalOfALargeJobIsShort() {
        org.taking(20_000, 100_000_000);
        jobs.inTrouble(1, ANSWER_LOST).silent(3);

        journalled(INSERT).build().run(FakeOrg.accounts(20_000));

        assertThat(store.load(KEY).orElseThrow().value()).hasSizeLessThan(200).endsWith(" 0-19999? 0-19999:job:1");
    }

    @Test
    void aTicketThatWouldNotFitIntoTheJournalEndsTheRunBeforeTheUpload() {
        FakeJobs.Jobs untidy = new FakeJobs.Jobs(org);
        RecordWriter writer = new TicketChanger(new FakeJobs(untidy, what -> {}), ticket -> ticket + " of today");

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class,
                () -> builder(writer, INSERT).build().run(FakeOrg.accounts(10)));

        assertThat(aborted).hasRootCauseMessage("a ticket is one line without a blank, got \"job:1 of today\"");
        assertThat(aborted.summary().unprocessed()).hasSize(10);
        assertThat(untidy.sizes()).isEmpty();
    }

    @Test
    void aStoreThatDoesNotTakeTheTicketEndsTheRunBeforeTheUpload() {
        FailingStore failing = new FailingStore(store, 2);

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class,
                () -> builder(INSERT).journal(failing, "contacts.csv").build().run(FakeOrg.accounts(50)));
        BatchSummary second = journalled(INSERT).build().run(FakeOrg.accounts(50));

        assertThat(aborted).hasRootCauseMessage("disk full");
        assertThat(aborted.summary().unprocessed()).hasSize(10);
        assertThat(second.written()).isEqualTo(50);
        assertThat(org.kept()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void severalChunksTellTheirTicketsAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        FakeJobs writer = new FakeJobs(jobs, what -> {
            if (what.equals("upload")) {
                await(together);
            }
        });
        List<String> texts = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        BatchSummary summary = builder(writer, INSERT)
                .journal(new WatchedStore(store, texts), "contacts.csv")
                .maxInFlight(4, threads)
                .build()
                .run(FakeOrg.accounts(40));
        threads.shutdown();

        assertThat(summary.written()).isEqualTo(40);
        assertThat(texts).anyMatch(text -> text.split(":job:", -1).length == 5);
        assertThat(store.load(KEY).orElseThrow().value()).doesNotContain("job:");
        assertThat(org.kept()).hasSize(40).doesNotHaveDuplicates();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private BatchExecutor.Builder journalled(WriteOperation operation) {
        return builder(operation).journal(store, "contacts.csv");
    }

    private BatchExecutor.Builder builder(WriteOperation operation) {
        return builder(new FakeJobs(jobs, what -> {}), operation);
    }

    private BatchExecutor.Builder builder(RecordWriter writer, WriteOperation operation) {
        return BatchExecutor.builder(writer, operation)
                .retry(new RetryPolicy(
                        3, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)), Duration.ofMinutes(5)))
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1));
    }
}
