package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each takes one countermeasure away, from outside by a careless writer or sink, and finds the harm it stands against. */
class BatchMutantsTest {
    private static final WriteOperation INSERT = new WriteOperation.Insert();

    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final ManualClock clock = new ManualClock();

    @Test
    void aTallyThatMissesAChunkMakesNoSummary() {
        Tally tally = new Tally();
        Item counted = new Item(0, FakeOrg.account("a0"));
        counted.become(new Fate.Written(true));
        tally.add(new ChunkResult(List.of(counted), 1, 0, null));

        assertThatThrownBy(() -> tally.summary("job", 2, BatchOutcome.COMPLETE, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("accepted 2 records but 1 are written");
    }

    @Test
    void aDoubtTakenForALockDoublesInserts() {
        org.onCall(2, FakeOrg.answerLost());
        RecordWriter careless = telling(outcome -> outcome instanceof WriteOutcome.InDoubt
                ? new WriteOutcome.Rejected(outcome.index(), List.of(FakeOrg.error("UNABLE_TO_LOCK_ROW")), null)
                : outcome);

        BatchSummary summary = into(careless, INSERT).run(FakeOrg.accounts(50));

        assertThat(summary.written()).isEqualTo(50);
        assertThat(org.kept()).hasSize(60);
    }

    @Test
    void aDoubtTakenForARefusalTellsOfRecordsThatTheOrgHasThatTheyAreNotThere() {
        org.onCall(2, FakeOrg.answerLost());
        RecordWriter careless = telling(outcome -> outcome instanceof WriteOutcome.InDoubt
                ? new WriteOutcome.Rejected(outcome.index(), List.of(FakeOrg.error("REQUIRED_FIELD_MISSING")), null)
                : outcome);

        BatchSummary summary = into(careless, INSERT).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(10);
        assertThat(org.kept()).hasSize(50);
    }

    @Test
    void anUpsertThatIsNotSentAgainStaysInDoubt() {
        org.onCall(2, FakeOrg.requestLost());

        BatchSummary summary = executor(org, new WriteOperation.Upsert("External_Id__c"))
                .retry(RetryPolicy.none())
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(summary.inDoubt()).isEqualTo(10);
        assertThat(org.kept()).hasSize(40);
    }

    @Test
    void aLockedRowThatIsNotSentAgainIsADeadLetter() {
        org.rejectingAtFirst(1, "a7"::equals, FakeOrg.error("UNABLE_TO_LOCK_ROW"));

        BatchSummary summary =
                executor(org, INSERT).retry(RetryPolicy.none()).build().run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(org.kept()).doesNotContain("a7");
    }

    @Test
    void aRecordsRefusalTakenForTheCallsKeepsItsNeighboursOut() {
        org.onEveryCall(FakeOrg.refusingCallsWith("a7"::equals, 403, "INSUFFICIENT_ACCESS"));

        BatchSummary summary = into(org, INSERT).run(FakeOrg.accounts(50));

        assertThat(org.kept()).isEmpty();
        assertThat(summary.unprocessed()).hasSize(10);
    }

    @Test
    void aChunkThatCannotBeHalvedGoesDownWithItsCulprit() {
        org.onEveryCall(FakeOrg.refusingCallsWith("a7"::equals, 400, "JSON_PARSER_ERROR"));
        RecordWriter careless = refusingWhole(org);

        BatchSummary summary = into(careless, INSERT).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(10);
        assertThat(org.kept()).hasSize(40);
    }

    @Test
    void withoutALimitCallsFollowTheFirstFailedRecord() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");

        executor(org, INSERT).maxFailedRecords(-1).build().run(FakeOrg.accounts(50));

        assertThat(org.calls()).hasSize(5);
    }

    @Test
    void aUsedUpLimitTakenForTheRecordsFaultMakesDeadLettersOfAllThatFollow() {
        org.onEveryCall(
                FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));

        BatchSummary summary = into(refusingWhole(org), INSERT).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(50);
        assertThat(summary.unprocessed()).isEmpty();
    }

    @Test
    void anOutageTakenForTheRecordsFaultMakesDeadLettersOfAllThatFollow() {
        org.onEveryCall(FakeOrg.throwing(new TransportException("refused", Delivery.NOT_SENT, null)));

        BatchSummary summary = into(refusingWhole(org), INSERT).run(FakeOrg.accounts(50));

        assertThat(summary.rejected()).isEqualTo(50);
    }

    @Test
    void aSinkThatHidesItsFailureLosesTheLetter() {
        org.rejecting("a3"::equals, "REQUIRED_FIELD_MISSING");

        BatchSummary summary =
                executor(org, INSERT).deadLetters(some -> {}).build().run(FakeOrg.accounts(50));

        assertThat(summary.isComplete()).isTrue();
        assertThat(letters.letters()).isEmpty();
        assertThat(org.kept()).doesNotContain("a3");
    }

    private BatchExecutor into(RecordWriter writer, WriteOperation operation) {
        return executor(writer, operation).build();
    }

    private BatchExecutor.Builder executor(RecordWriter writer, WriteOperation operation) {
        return BatchExecutor.builder(writer, operation)
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1));
    }

    /** The org behind a writer that tells something else of a record than the org did. */
    private RecordWriter telling(UnaryOperator<WriteOutcome> told) {
        return new Careless(org) {
            @Override
            public List<WriteOutcome> write(WriteRequest request) {
                return org.write(request).stream().map(told).toList();
            }
        };
    }

    /** The org behind a writer that takes a refused or failed call for a refusal of each of its records. */
    private static RecordWriter refusingWhole(FakeOrg org) {
        return new Careless(org) {
            @Override
            public List<WriteOutcome> write(WriteRequest request) {
                try {
                    return org.write(request);
                } catch (SalesforceException e) {
                    return rejected(request.records());
                }
            }
        };
    }

    private static List<WriteOutcome> rejected(List<SObject> records) {
        return IntStream.range(0, records.size())
                .<WriteOutcome>mapToObj(
                        i -> new WriteOutcome.Rejected(i, List.of(FakeOrg.error("REQUIRED_FIELD_MISSING")), null))
                .toList();
    }

    private abstract static class Careless implements RecordWriter {
        private final FakeOrg org;

        Careless(FakeOrg org) {
            this.org = org;
        }

        @Override
        public WriterProfile profile() {
            return org.profile();
        }

        @Override
        public long sizeOf(SObject record) {
            return org.sizeOf(record);
        }
    }
}
