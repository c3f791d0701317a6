package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accepted = written + dead + unprocessed, and no insert is ever doubled, whatever happens. */
class BatchLawTest {
    @Test
    void aSummaryThatDoesNotAddUpCannotExist() {
        assertThatThrownBy(() -> new BatchSummary(
                        "job", "REST", BatchOutcome.COMPLETE, 3, 1, 1, 1, 0, 0, List.of(), List.of(), 0, 1, 0, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("accepted 3 records but 1 are written, 1 dead, 0 unprocessed and 0 pending");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anAnswerDroppedAfterTheCommitOfAnyInsertDoublesAndLosesNothing(int call) {
        FakeOrg org = new FakeOrg()
                .taking(10, 1_000_000)
                .rejectingAtFirst(1, "a7"::equals, FakeOrg.error("UNABLE_TO_LOCK_ROW"))
                .onCall(call, FakeOrg.answerLost());
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

        BatchSummary summary =
                quick(org, new WriteOperation.Insert(), letters).build().run(FakeOrg.accounts(50));

        assertThat(org.kept()).doesNotHaveDuplicates();
        assertThat(summary.written() + summary.inDoubt()).isEqualTo(50);
        assertThat(names(50))
                .allMatch(name -> org.kept().contains(name)
                        || letters.letters().stream()
                                .anyMatch(
                                        letter -> FakeOrg.name(letter.record()).equals(name)));
        assertThat(summary.inDoubt()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void anAnswerDroppedAfterTheCommitOfAnyUpsertIsNotEvenSeen(int call) {
        FakeOrg org = new FakeOrg()
                .taking(10, 1_000_000)
                .rejectingAtFirst(1, "a7"::equals, FakeOrg.error("UNABLE_TO_LOCK_ROW"))
                .onCall(call, FakeOrg.answerLost());
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

        BatchSummary summary = quick(org, new WriteOperation.Upsert("External_Id__c"), letters)
                .build()
                .run(FakeOrg.accounts(50));

        assertThat(org.kept()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(names(50));
        assertThat(summary.written()).isEqualTo(50);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void aThousandSchedulesOfFaultsLoseAndDoubleNothing() {
        for (int seed = 0; seed < 1_000; seed++) {
            new Schedule(seed, 1).play();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NO_BLIND_REPEAT", "ISOLATION", "LETTERS_ARE_KEPT"},
            value = Countermeasure.class)
    void aScheduleAmongTheThousandShowsWhenACountermeasureIsMissing(Countermeasure missing) {
        assertThatThrownBy(() -> {
                    for (int seed = 0; seed < 1_000; seed++) {
                        new Schedule(seed, 1).without(missing).play();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }

    @Test
    void aHundredSchedulesWithSeveralChunksOnTheirWayLoseAndDoubleNothing() {
        for (int seed = 0; seed < 100; seed++) {
            new Schedule(seed, 4).play();
        }
    }

    private static BatchExecutor.Builder quick(FakeOrg org, WriteOperation operation, InMemoryDeadLetterSink letters) {
        ManualClock clock = new ManualClock();
        return BatchExecutor.builder(org, operation)
                .deadLetters(letters)
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1));
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i).toList();
    }

    /** One run under faults drawn from a seed, and what must hold after it. */
    private static final class Schedule {
        private final int seed;
        private final Random random;
        private final int inFlight;
        private final FakeOrg org = new FakeOrg();
        private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
        private final WriteOperation operation;
        private final int records;
        private final Set<Countermeasure> off = EnumSet.noneOf(Countermeasure.class);

        Schedule(int seed, int inFlight) {
            this.seed = seed;
            this.random = new Random(new SplittableRandom(seed).nextLong()); // small seeds alone begin alike
            this.inFlight = inFlight;
            this.operation =
                    random.nextBoolean() ? new WriteOperation.Insert() : new WriteOperation.Upsert("External_Id__c");
            this.records = random.nextInt(120);
            org.taking(1 + random.nextInt(25), 20 + random.nextInt(80));
            drawRules();
            drawMoods();
        }

        private void drawRules() {
            int modulus = 2 + random.nextInt(30);
            org.rejecting(name -> number(name) % modulus == 1, "FIELD_CUSTOM_VALIDATION_EXCEPTION");
            int locked = 2 + random.nextInt(30);
            org.rejectingAtFirst(
                    random.nextInt(8), name -> number(name) % locked == 0, FakeOrg.error("UNABLE_TO_LOCK_ROW"));
            if (random.nextInt(10) == 0) {
                int full = random.nextInt(120);
                org.rejecting(name -> number(name) > full, "STORAGE_LIMIT_EXCEEDED");
            }
        }

        private void drawMoods() {
            for (int call = 1; call <= 60; call++) {
                if (random.nextInt(4) == 0) {
                    org.onCall(call, mood());
                }
            }
        }

        private FakeOrg.Mood mood() {
            return switch (random.nextInt(14)) {
                case 0, 1 -> FakeOrg.answerLost();
                case 2, 3 -> FakeOrg.requestLost();
                case 4, 5, 6 -> FakeOrg.throwing(FakeOrg.refusal(503, "SERVER_UNAVAILABLE", Retryability.AFTER_DELAY));
                case 7, 8, 9 -> FakeOrg.throwing(FakeOrg.refusal(400, "JSON_PARSER_ERROR", Retryability.NEVER));
                case 10 -> FakeOrg.throwing(new TransportException("refused", Delivery.NOT_SENT, null));
                case 11 ->
                    FakeOrg.throwing(FakeOrg.refusal(403, "REQUEST_LIMIT_EXCEEDED", Retryability.AFTER_LIMIT_FREES));
                case 12 ->
                    (request, self) -> {
                        if (inFlight == 1) {
                            Thread.currentThread().interrupt();
                        }
                        return null;
                    };
                default ->
                    (request, self) -> {
                        self.commit(request);
                        throw new IllegalStateException("bug after the commit");
                    };
            };
        }

        Schedule without(Countermeasure missing) {
            off.add(missing);
            return this;
        }

        void play() {
            List<SObject> input = new ArrayList<>(FakeOrg.accounts(records));
            if (records > 10 && random.nextInt(3) == 0) {
                input.set(random.nextInt(records), FakeOrg.account("a" + records + "x".repeat(101)));
            }
            List<DeadLetter> unkept = new ArrayList<>();
            BatchSummary summary = run(input, unkept);
            Thread.interrupted();

            List<DeadLetter> dead = new ArrayList<>(letters.letters());
            dead.addAll(unkept);
            verify(input.subList(0, (int) summary.accepted()), summary, dead);
        }

        private BatchSummary run(List<SObject> input, List<DeadLetter> unkept) {
            int failingSink = random.nextInt(20);
            int failingListener = random.nextInt(40);
            ManualClock clock = new ManualClock();
            ExecutorService threads = Executors.newFixedThreadPool(inFlight);
            try {
                return BatchExecutor.builder(org.serialized(), operation)
                        .deadLetters(some -> {
                            if (letters.last() > 0 && failingSink == 0) {
                                throw new IllegalStateException("disk full");
                            }
                            letters.accept(some);
                        })
                        .listener(progress -> {
                            if (progress.accepted() > 40 && failingListener == 0) {
                                throw new IllegalStateException("screen is off");
                            }
                        })
                        .maxFailedRecords(random.nextInt(3) == 0 ? random.nextInt(10) : -1)
                        .maxInFlight(inFlight, inFlight == 1 ? Runnable::run : threads)
                        .clock(clock)
                        .sleeper(inFlight == 1 ? clock : pause -> {})
                        .random(random)
                        .without(off.toArray(Countermeasure[]::new))
                        .build()
                        .run(input);
            } catch (BatchAbortedException e) {
                unkept.addAll(e.unkeptLetters());
                return e.summary();
            } finally {
                threads.shutdownNow();
            }
        }

        private void verify(List<SObject> accepted, BatchSummary summary, List<DeadLetter> dead) {
            Map<String, Long> kept =
                    org.kept().stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
            Map<Long, String> ends = new HashMap<>();
            dead.forEach(
                    letter -> ends.merge(letter.inputIndex(), letter.reason().name(), (a, b) -> a + " and " + b));
            summary.unprocessed().forEach(left -> ends.merge(left.index(), "UNPROCESSED", (a, b) -> a + " and " + b));

            assertThat(dead).as("seed %d", seed).hasSize((int) summary.dead());
            assertThat(kept.values()).as("seed %d: doubled", seed).allMatch(count -> count == 1);
            long written = 0;
            for (int i = 0; i < accepted.size(); i++) {
                String name = FakeOrg.name(accepted.get(i));
                String end = ends.getOrDefault((long) i, "WRITTEN");
                written += end.equals("WRITTEN") ? 1 : 0;
                boolean there = kept.containsKey(name);
                assertThat(end)
                        .as("seed %d, record %d, in the org: %s", seed, i, there)
                        .matches(e -> switch (e) {
                            case "WRITTEN" -> there;
                            case "REJECTED" -> !there || operation.repeatable();
                            case "UNPROCESSED" -> !there;
                            case "IN_DOUBT" -> true;
                            default -> false;
                        });
            }
            assertThat(written).as("seed %d", seed).isEqualTo(summary.written());
        }

        private static int number(String name) {
            return Integer.parseInt(name.substring(1).replace("x", ""));
        }
    }
}
