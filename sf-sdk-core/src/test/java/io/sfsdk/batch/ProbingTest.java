package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.write.WriteOperation;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Outages that a run waits out. */
class ProbingTest {
    private static final FakeOrg.Mood OUT =
            FakeOrg.throwing(new TransportException("connection refused", Delivery.NOT_SENT, null));
    private static final RetryPolicy FIVE =
            new RetryPolicy(5, new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(5)), Duration.ofMinutes(30));

    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final ManualClock clock = new ManualClock();

    @Test
    void oneRecordProbesTheOrgAndTheRestFollowsOnceItHasAnAnswer() {
        org.onCall(2, OUT).onCall(3, OUT);

        BatchSummary summary = inserting().build().run(FakeOrg.accounts(50));

        assertThat(summary.isComplete()).isTrue();
        assertThat(summary.written()).isEqualTo(50);
        assertThat(org.callSizes()).containsExactly(10, 10, 1, 1, 10, 10, 10, 9);
        assertThat(clock.pauses()).hasSize(2);
        assertThat(org.kept())
                .containsExactlyElementsOf(
                        FakeOrg.accounts(50).stream().map(FakeOrg::name).toList());
    }

    @Test
    void aProbeThatIsLostLeavesOneRecordInDoubt() {
        org.onCall(2, OUT).onCall(3, FakeOrg.requestLost());

        BatchSummary summary = inserting().build().run(FakeOrg.accounts(50));

        assertThat(summary.inDoubt()).isEqualTo(1);
    }

    @Test
    void withoutTheHalfOpenStateAWholeChunkIsStakedOnTheProbe() {
        org.onCall(2, OUT).onCall(3, FakeOrg.requestLost());

        BatchSummary summary =
                inserting().without(Countermeasure.HALF_OPEN).build().run(FakeOrg.accounts(50));

        assertThat(summary.inDoubt()).isEqualTo(10);
    }

    @Test
    void anOutageThatDoesNotEndStopsTheRunAndHandsTheRestBack() {
        org.onCall(1, (request, self) -> null).onEveryCall(OUT);

        BatchSummary summary = inserting().build().run(FakeOrg.accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_UNAVAILABLE);
        assertThat(org.callSizes()).containsExactly(10, 10, 1, 1, 1, 1);
        assertThat(summary.unprocessed()).hasSize((int) summary.accepted() - 10);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void probesEndWithTheirDeadline() {
        org.onEveryCall(OUT);

        BatchSummary summary = inserting()
                .probing(
                        FIVE.withMaxAttempts(1_000).withDeadline(Duration.ofMinutes(10)),
                        BatchOutcome.STOPPED_UNAVAILABLE)
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_UNAVAILABLE);
        assertThat(clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aLimitIsWaitedOutOnlyWhereThatWasAsked() {
        org.onCall(2, FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));

        BatchSummary stopped = inserting().build().run(FakeOrg.accounts(50));
        org.onCall(4, FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));
        BatchSummary waited =
                inserting().probing(FIVE, BatchOutcome.STOPPED_BY_LIMIT).build().run(FakeOrg.accounts(50));

        assertThat(stopped.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_LIMIT);
        assertThat(waited.isComplete()).isTrue();
        assertThatThrownBy(() -> inserting().probing(FIVE, BatchOutcome.STOPPED_BY_CALLER))
                .hasMessageContaining("STOPPED_BY_CALLER");
    }

    @Test
    void aStopThatIsWantedMeanwhileIsObeyedAndNothingIsLost() {
        org.onEveryCall(OUT);

        BatchSummary summary =
                inserting().stopWhen(() -> !clock.pauses().isEmpty()).build().run(FakeOrg.accounts(50));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_CALLER);
        assertThat(summary.unprocessed()).hasSize((int) summary.accepted());
    }

    @Test
    void withSeveralChunksOnTheirWayNothingIsLostOrDoubled() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            FakeOrg shaky =
                    new FakeOrg().taking(7, 1_000_000).rejecting(name -> name.endsWith("3"), "REQUIRED_FIELD_MISSING");
            for (int call = 1; call < 40; call++) {
                if (random.nextInt(3) == 0) {
                    shaky.onCall(call, random.nextInt(4) == 0 ? FakeOrg.answerLost() : OUT);
                }
            }
            InMemoryDeadLetterSink dead = new InMemoryDeadLetterSink();
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                BatchSummary summary = BatchExecutor.builder(shaky.serialized(), new WriteOperation.Insert())
                        .maxInFlight(4, threads)
                        .maxFailedRecords(-1)
                        .probing(FIVE.withMaxAttempts(100), BatchOutcome.STOPPED_UNAVAILABLE)
                        .deadLetters(dead)
                        .sleeper(pause -> {})
                        .build()
                        .run(FakeOrg.accounts(100));

                assertThat(summary.isComplete()).as("seed %d", seed).isTrue();
                assertThat(shaky.kept()).as("seed %d", seed).doesNotHaveDuplicates();
                assertThat(dead.letters()).as("seed %d", seed).hasSize((int) summary.dead());
                assertThat(summary.written() + summary.dead())
                        .as("seed %d", seed)
                        .isEqualTo(100);
            } finally {
                threads.shutdown();
            }
        }
    }

    private BatchExecutor.Builder inserting() {
        return BatchExecutor.builder(org, new WriteOperation.Insert())
                .probing(FIVE, BatchOutcome.STOPPED_UNAVAILABLE)
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1));
    }
}
