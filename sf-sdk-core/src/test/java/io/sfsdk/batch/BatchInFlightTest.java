package io.sfsdk.batch;

import static io.sfsdk.batch.FakeOrg.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.Retryability;
import io.sfsdk.write.WriteOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchInFlightTest {
    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void asManyChunksAreOnTheirWayAsWereAllowedAndNoMore() {
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RecordHandler handler = block -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.await(30, TimeUnit.SECONDS);
            now.decrementAndGet();
        };

        BatchSummary summary = BatchExecutor.handling(handler)
                .chunkSize(10)
                .maxInFlight(3, threads)
                .deadLetters(letters)
                .build()
                .run(accounts(90));

        assertThat(summary.written()).isEqualTo(90);
        assertThat(most).hasValue(3);
    }

    @Test
    void chunksThatArriveOutOfOrderAreSettledInOrder() {
        CountDownLatch secondArrived = new CountDownLatch(1);
        RecordHandler handler = block -> {
            if (FakeOrg.name(block.get(0)).equals("a0")) {
                secondArrived.await();
            } else {
                secondArrived.countDown();
            }
            throw new IllegalStateException("refused");
        };
        List<Long> settled = new ArrayList<>();

        BatchExecutor.handling(handler)
                .chunkSize(1)
                .maxInFlight(2, threads)
                .maxFailedRecords(-1)
                .deadLetters(some -> some.forEach(letter -> settled.add(letter.inputIndex())))
                .build()
                .run(accounts(20));

        assertThat(settled)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aStopLetsNoFurtherCallBeginAndHandsBackTheRest() {
        org.onCall(1, FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES)));

        BatchSummary summary = inserting().build().run(accounts(1_000));

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_LIMIT);
        assertThat(summary.accepted()).isLessThanOrEqualTo(80);
        assertThat(summary.written() + summary.unprocessed().size()).isEqualTo(summary.accepted());
        assertThat(summary.unprocessed()).extracting(InputRecord::index).isSorted();
    }

    @Test
    void anInterruptWhileWaitingStopsTheRunOnceTheChunksOnTheirWayHaveEnded() {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        RecordHandler handler = block -> {
            inside.countDown();
            goOn.await();
        };
        threads.execute(() -> awaitThen(inside, () -> {
            caller.interrupt();
            goOn.countDown();
        }));

        BatchSummary summary = BatchExecutor.handling(handler)
                .chunkSize(10)
                .maxInFlight(2, threads)
                .deadLetters(letters)
                .build()
                .run(accounts(1_000));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_BY_INTERRUPT);
        assertThat(summary.written() + summary.unprocessed().size()).isEqualTo(summary.accepted());
        assertThat(summary.written()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void anExecutorThatTakesNoMoreWorkEndsTheRunAndHandsTheChunkBack() {
        AtomicInteger taken = new AtomicInteger();

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class,
                () -> inserting()
                        .maxInFlight(4, task -> {
                            if (taken.incrementAndGet() > 2) {
                                throw new RejectedExecutionException("shut down");
                            }
                            threads.execute(task);
                        })
                        .build()
                        .run(accounts(100)));

        assertThat(aborted).hasRootCauseMessage("shut down");
        assertThat(aborted.summary().written() + aborted.summary().unprocessed().size())
                .isEqualTo(aborted.summary().accepted());
    }

    @Test
    void aSinkThatFailsStillHandsOverTheLettersOfTheChunksOnTheirWay() {
        org.rejecting(name -> name.endsWith("3"), "REQUIRED_FIELD_MISSING");

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class,
                () -> inserting()
                        .deadLetters(some -> {
                            throw new IllegalStateException("disk full");
                        })
                        .build()
                        .run(accounts(1_000)));

        assertThat(aborted.unkeptLetters()).hasSize((int) aborted.summary().dead());
        assertThat(aborted.unkeptLetters())
                .extracting(DeadLetter::record)
                .extracting(FakeOrg::name)
                .allMatch(name -> name.endsWith("3"));
    }

    private BatchExecutor.Builder inserting() {
        return BatchExecutor.builder(org.serialized(), new WriteOperation.Insert())
                .maxInFlight(4, threads)
                .sleeper(pause -> {})
                .deadLetters(letters);
    }

    private static void awaitThen(CountDownLatch latch, Runnable next) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        next.run();
    }
}
