package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.record.SObject;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each part that the host hands over throws, at each of its calls, an exception or an Error: every record is accounted for. */
class HostPartsThatThrowTest {
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    enum Part {
        INPUT,
        WRITER_BEFORE,
        WRITER_AFTER,
        SIZE,
        SINK,
        LISTENER,
        CLOCK,
        SLEEPER,
        STOP_WHEN,
        EXECUTOR
    }

    @ParameterizedTest
    @EnumSource
    void whereverAPartThrowsEveryRecordIsAccountedForAndNoneIsDoubled(Part part) {
        int moment = 0;
        while (new Scene(part, moment, moment % 2 == 0, Set.of()).holds()) {
            moment++;
            assertThat(moment).isLessThan(500);
        }

        assertThat(moment).isPositive();
    }

    @Test
    void outcomesThatAreNotNotedFirstAreLostWithAClockThatThrows() {
        assertThatThrownBy(() -> {
                    for (int moment = 0; moment < 50; moment++) {
                        new Scene(Part.CLOCK, moment, false, Set.of(Countermeasure.OUTCOMES_FIRST)).holds();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("unprocessed and in the org");
    }

    @Test
    void anErrorInOneChunkCostsNoLetterOfTheOthers() {
        BatchAbortedException aborted =
                catchThrowableOfType(BatchAbortedException.class, () -> fourChunksOneWithAnError());

        assertThat(aborted).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(aborted.summary().accepted())
                .isEqualTo(aborted.summary().written()
                        + aborted.summary().dead()
                        + aborted.summary().unprocessed().size());
        assertThat(aborted.summary().inDoubt()).isEqualTo(10);
        assertThat(letters.letters()).hasSize((int) aborted.summary().dead());
        assertThat(letters.letters()).extracting(DeadLetter::inputIndex).contains(3L, 33L);
    }

    @Test
    void anErrorThatIsNotContainedTakesTheOthersLettersWithIt() {
        assertThatThrownBy(() -> fourChunksOneWithAnError(Countermeasure.ERROR_IS_CONTAINED))
                .isInstanceOf(StackOverflowError.class);

        assertThat(letters.letters()).extracting(DeadLetter::inputIndex).doesNotContain(33L);
    }

    @Test
    void anExecutorThatDropsItsWorkEndsTheRunInsteadOfHangingIt() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService one = Executors.newFixedThreadPool(1);
        Thread host = new Thread(() -> {
            awaitQuietly(inside);
            one.shutdownNow();
            goOn.countDown();
        });
        host.start();

        BatchAbortedException aborted = catchThrowableOfType(
                BatchAbortedException.class,
                () -> BatchExecutor.handling(block -> {
                            inside.countDown();
                            awaitQuietly(goOn);
                        })
                        .chunkSize(10)
                        .maxInFlight(4, one)
                        .deadLetters(letters)
                        .build()
                        .run(FakeOrg.accounts(100)));

        host.join();
        assertThat(aborted).hasRootCauseInstanceOf(RejectedExecutionException.class);
        assertThat(aborted.summary().written() + aborted.summary().unprocessed().size())
                .isEqualTo(aborted.summary().accepted());
    }

    /** The first chunk waits for the last, the second breaks off with an Error; a record ending in 3 is refused. */
    private BatchSummary fourChunksOneWithAnError(Countermeasure... off) throws InterruptedException {
        CountDownLatch allInside = new CountDownLatch(4);
        FakeOrg org =
                new FakeOrg().taking(10, 1_000_000).rejecting(name -> name.endsWith("3"), "REQUIRED_FIELD_MISSING");
        RecordWriter serialized = org.serialized();
        RecordWriter writer = new Wrapped(serialized) {
            @Override
            public List<WriteOutcome> write(WriteRequest request) {
                allInside.countDown();
                awaitQuietly(allInside);
                if (FakeOrg.name(request.records().get(0)).equals("a10")) {
                    throw new StackOverflowError("too deep");
                }
                return serialized.write(request);
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            return BatchExecutor.builder(writer, new WriteOperation.Insert())
                    .maxInFlight(4, threads)
                    .deadLetters(letters)
                    .without(off)
                    .build()
                    .run(FakeOrg.accounts(40));
        } finally {
            threads.shutdown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        boolean isDown = false;
        while (!isDown) {
            try {
                latch.await();
                isDown = true;
            } catch (InterruptedException e) {
                isDown = latch.getCount() == 0;
            }
        }
    }

    /** Thrown by a host's part. */
    private static final class Fault {
        private final Part part;
        private final boolean error;
        private int left;
        private boolean thrown;

        Fault(Part part, int moment, boolean error) {
            this.part = part;
            this.left = moment;
            this.error = error;
        }

        void at(Part now) {
            if (now == part && left-- == 0) {
                thrown = true;
                if (error) {
                    throw new AssertionError("a part's Error");
                }
                throw new IllegalStateException("a part's exception");
            }
        }
    }

    /** One run of inserts with refusals, locks and a lost answer. */
    private static final class Scene {
        private final Fault fault;
        private final Set<Countermeasure> off;
        private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
        private final FakeOrg org = new FakeOrg()
                .taking(10, 1_000_000)
                .rejecting(name -> name.endsWith("3"), "REQUIRED_FIELD_MISSING")
                .rejectingAtFirst(2, name -> name.endsWith("7"), FakeOrg.error("UNABLE_TO_LOCK_ROW"))
                .onCall(4, FakeOrg.answerLost());

        Scene(Part part, int moment, boolean error, Set<Countermeasure> off) {
            this.fault = new Fault(part, moment, error);
            this.off = off;
        }

        /** Returns false once the moment lies behind the end of the run. */
        boolean holds() {
            List<DeadLetter> dead = new ArrayList<>();
            BatchSummary summary;
            try {
                summary = executor().run(input());
            } catch (BatchAbortedException e) {
                summary = e.summary();
                dead.addAll(e.unkeptLetters());
            } catch (IllegalStateException | AssertionError beforeTheStart) {
                assertThat(org.calls()).isEmpty();
                return fault.thrown;
            }
            dead.addAll(letters.letters());
            verify(summary, dead);
            return fault.thrown;
        }

        private void verify(BatchSummary summary, List<DeadLetter> dead) {
            Set<String> left = summary.unprocessed().stream()
                    .map(record -> FakeOrg.name(record.record()))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<Long> lettered = dead.stream().map(DeadLetter::inputIndex).collect(Collectors.toSet());

            assertThat(summary.accepted())
                    .isEqualTo(summary.written()
                            + summary.dead()
                            + summary.unprocessed().size());
            assertThat(lettered).hasSize((int) summary.dead());
            assertThat(org.kept()).doesNotHaveDuplicates();
            assertThat(org.kept()).as("unprocessed and in the org").noneMatch(left::contains);
        }

        private BatchExecutor executor() {
            ManualClock real = new ManualClock();
            return BatchExecutor.builder(writer(), new WriteOperation.Insert())
                    .deadLetters(some -> {
                        fault.at(Part.SINK);
                        letters.accept(some);
                    })
                    .listener(progress -> fault.at(Part.LISTENER))
                    .clock(new WatchedClock(real))
                    .sleeper(pause -> {
                        fault.at(Part.SLEEPER);
                        real.sleep(pause);
                    })
                    .stopWhen(() -> {
                        fault.at(Part.STOP_WHEN);
                        return false;
                    })
                    .maxInFlight(2, task -> {
                        fault.at(Part.EXECUTOR);
                        task.run();
                    })
                    .random(new Random(1))
                    .without(off.toArray(Countermeasure[]::new))
                    .build();
        }

        private Iterator<SObject> input() {
            Iterator<SObject> records = FakeOrg.accounts(50).iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    fault.at(Part.INPUT);
                    return records.hasNext();
                }

                @Override
                public SObject next() {
                    fault.at(Part.INPUT);
                    return records.next();
                }
            };
        }

        private RecordWriter writer() {
            return new Wrapped(org) {
                @Override
                public List<WriteOutcome> write(WriteRequest request) {
                    fault.at(Part.WRITER_BEFORE);
                    List<WriteOutcome> outcomes = org.write(request);
                    fault.at(Part.WRITER_AFTER);
                    return outcomes;
                }

                @Override
                public long sizeOf(SObject record) {
                    fault.at(Part.SIZE);
                    return org.sizeOf(record);
                }
            };
        }

        private final class WatchedClock extends Clock {
            private final ManualClock real;

            WatchedClock(ManualClock real) {
                this.real = real;
            }

            @Override
            public Instant instant() {
                fault.at(Part.CLOCK);
                return real.instant();
            }

            @Override
            public ZoneId getZone() {
                return real.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return real.withZone(zone);
            }
        }
    }

    private abstract static class Wrapped implements RecordWriter {
        private final RecordWriter writer;

        Wrapped(RecordWriter writer) {
            this.writer = writer;
        }

        @Override
        public WriterProfile profile() {
            return writer.profile();
        }

        @Override
        public long sizeOf(SObject record) {
            return writer.sizeOf(record);
        }
    }
}
