package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that lock the same parent travel together. */
class GroupingTest {
    private final FakeOrg org = new FakeOrg().taking(10, 1_000_000);
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    @Test
    void recordsOfOneParentMoveForwardToTheFirstAndKeepTheirOrder() {
        grouping(100).run(children(30, 3).iterator());

        assertThat(org.calls())
                .containsExactly(names(30, i -> i % 3 == 0), names(30, i -> i % 3 == 1), names(30, i -> i % 3 == 2));
    }

    @Test
    void nothingLeavesItsWindow() {
        grouping(6).run(children(24, 3).iterator());

        List<String> order = org.calls().stream().flatMap(List::stream).toList();
        for (int window = 0; window < 4; window++) {
            assertThat(order.subList(6 * window, 6 * window + 6))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(6 * window, 6 * window + 6)
                            .mapToObj(i -> "a" + i)
                            .toList());
        }
    }

    @Test
    void aGroupIsTornOnlyIfItIsLargerThanACall() {
        List<SObject> input = new ArrayList<>(children(4, 1, "P"));
        input.addAll(children(8, 1, "Q"));
        input.addAll(children(25, 1, "R"));

        grouping(100).run(input.iterator());

        assertThat(org.callSizes()).containsExactly(4, 10, 10, 10, 3);
    }

    @Test
    void recordsWithoutAParentStayWhereTheyAre() {
        List<SObject> input = FakeOrg.accounts(25);

        grouping(100).run(input.iterator());

        assertThat(org.calls().stream().flatMap(List::stream))
                .containsExactlyElementsOf(input.stream().map(FakeOrg::name).toList());
        assertThat(org.callSizes()).containsExactly(10, 10, 5);
    }

    @Test
    void anEarlyStopHandsTheWindowBackToo() {
        org.rejecting("a0"::equals, "REQUIRED_FIELD_MISSING");

        BatchSummary summary =
                builder(50).maxFailedRecords(0).build().run(children(200, 3).iterator());

        assertThat(summary.accepted()).isEqualTo(50);
        assertThat(summary.unprocessed()).hasSize(40);
        assertThat(summary.unprocessed()).extracting(InputRecord::index).isSorted();
    }

    @Test
    void noTwoCallsWithOneParentAreOnTheirWayAtOnce() {
        Meetings meetings = new Meetings(1);

        BatchSummary summary = meetings.run(builder -> builder.groupBy("AccountId"));

        assertThat(summary.written()).isEqualTo(2_000);
        assertThat(meetings.count).hasValue(0);
    }

    @Test
    void ungroupedTheyMeet() {
        Meetings meetings = new Meetings(4);

        meetings.run(builder -> builder.groupBy("AccountId").without(Countermeasure.GROUPING));

        assertThat(meetings.count.get()).isPositive();
    }

    private BatchExecutor grouping(int window) {
        return builder(window).build();
    }

    private BatchExecutor.Builder builder(int window) {
        return BatchExecutor.builder(org, new WriteOperation.Insert())
                .groupBy(record -> record.has("AccountId") ? record.value("AccountId") : null, window)
                .deadLetters(letters);
    }

    private static List<SObject> children(int count, int parents) {
        return children(count, parents, "P");
    }

    private static List<SObject> children(int count, int parents, String prefix) {
        return IntStream.range(0, count)
                .mapToObj(i -> FakeOrg.account("a" + i).with("AccountId", prefix + i % parents))
                .toList();
    }

    private static List<String> names(int count, IntPredicate which) {
        return IntStream.range(0, count).filter(which).mapToObj(i -> "a" + i).toList();
    }

    /** Counts how often a call begins while another one with the same parent is on its way. */
    private static final class Meetings {
        private final AtomicInteger count = new AtomicInteger();
        private final Set<Object> held = ConcurrentHashMap.newKeySet();
        private final CountDownLatch first;

        /** @param together so many calls are on their way before the first of them ends */
        Meetings(int together) {
            this.first = new CountDownLatch(together);
        }

        BatchSummary run(UnaryOperator<BatchExecutor.Builder> how) {
            List<SObject> input = new ArrayList<>(children(2_000, 70));
            Collections.shuffle(input, new Random(7));
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                return how.apply(BatchExecutor.handling(this::take)
                                .chunkSize(20)
                                .maxInFlight(4, threads)
                                .deadLetters(new InMemoryDeadLetterSink()))
                        .build()
                        .run(input);
            } finally {
                threads.shutdown();
            }
        }

        private void take(List<SObject> block) {
            Set<Object> mine = new HashSet<>();
            for (SObject record : block) {
                Object parent = record.text("AccountId").orElseThrow();
                if (mine.add(parent) && !held.add(parent)) {
                    count.incrementAndGet();
                }
            }
            first.countDown();
            awaitTheOthers();
            held.removeAll(mine);
        }

        private void awaitTheOthers() {
            try {
                assertThat(first.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
