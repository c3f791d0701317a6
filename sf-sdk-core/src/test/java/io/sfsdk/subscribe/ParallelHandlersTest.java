package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers of several events at a time, on a pool of the host. */
@Timeout(60)
class ParallelHandlersTest {
    private static final String A = FakeStream.record(1);
    private static final String B = FakeStream.record(2);
    private static final String C = FakeStream.record(3);

    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() throws InterruptedException {
        pool.shutdownNow();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eventsOfDifferentRecordsAreHandledAtATime() {
        stream.publishChange(A);
        stream.publishChange(B);
        CyclicBarrier both = new CyclicBarrier(2);

        SubscriptionSummary summary = subject.runToTheEnd(parallel(2), event -> both.await());

        assertThat(summary.handled()).isEqualTo(2);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(1));
    }

    @Test
    void noMoreAreHandledAtATimeThanWasSaid() {
        IntStream.range(0, 200).forEach(i -> stream.publishChange(FakeStream.record(i)));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        subject.runToTheEnd(parallel(2), event -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            now.decrementAndGet();
        });

        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void eventsOfOneRecordAreHandledOneAfterTheOtherAndInOrder() {
        IntStream.range(0, 600).forEach(i -> stream.publishChange(FakeStream.record(i % 3)));
        Map<String, List<Integer>> byRecord = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
        List<String> together = Collections.synchronizedList(new ArrayList<>());

        SubscriptionSummary summary = subject.runToTheEnd(parallel(4), event -> {
            String record = recordOf(event);
            AtomicInteger running = now.computeIfAbsent(record, any -> new AtomicInteger());
            if (running.incrementAndGet() > 1) {
                together.add(record);
            }
            Thread.onSpinWait();
            byRecord.computeIfAbsent(record, any -> new ArrayList<>()).add(Subject.number(event));
            running.decrementAndGet();
        });

        assertThat(summary.handled()).isEqualTo(600);
        assertThat(together).isEmpty();
        assertThat(byRecord.values())
                .allSatisfy(numbers -> assertThat(numbers).hasSize(200).isSorted());
    }

    @Test
    void thePositionStaysBeforeTheFirstEventThatIsNotHandled() {
        stream.publishChange(A);
        stream.publishChange(B);
        stream.publishChange(C);
        stream.publishChange(A);
        CountDownLatch others = new CountDownLatch(2);
        List<String> seen = new ArrayList<>();

        subject.runToTheEnd(parallel(4), event -> {
            if (Subject.number(event) == 0) {
                others.await();
                untilHandled(2);
                seen.add(subject.stored());
            }
            subject.remember(event);
            others.countDown();
        });

        assertThat(seen).containsExactly("nothing");
        assertThat(subject.handled).endsWith(0, 3);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(3));
    }

    @Test
    void ofAGroupWithOneReplayIdAllMustBeHandled() {
        stream.publishChange(C);
        stream.publishGroup(3);
        stream.publishChange(C);
        List<String> seen = new ArrayList<>();

        subject.runToTheEnd(parallel(4), event -> {
            if (Subject.number(event) == 1) {
                untilHandled(4);
                seen.add(subject.stored());
            }
            subject.remember(event);
        });

        assertThat(seen).singleElement().asString().endsWith(" " + subject.idOf(0));
        assertThat(subject.stored()).endsWith(" " + subject.idOf(4));
    }

    @Test
    void noMoreIsAskedForWhileAsManyAsAreAllowedAreInHand() {
        IntStream.range(0, 40).forEach(i -> stream.publishChange(FakeStream.record(i)));
        Thread run = Thread.currentThread();
        List<Integer> handledMeanwhile = new ArrayList<>();

        subject.runToTheEnd(parallel(4).andThen(builder -> builder.demand(8))::apply, event -> {
            if (Subject.number(event) == 0) {
                waitUntil(() -> subject.handled.size() == 39
                        || (subject.handled.size() == 7 && run.getState() == Thread.State.TIMED_WAITING));
                handledMeanwhile.add(subject.handled.size());
            }
            subject.remember(event);
        });

        assertThat(handledMeanwhile).containsExactly(7);
        assertThat(subject.handled).hasSize(40);
    }

    @Test
    void anEventOfSeveralRecordsIsInOrderWithEachOfThem() {
        stream.publishChange(A);
        stream.publishChange(B);
        stream.publishChange(A, B);
        stream.publishChange(B);
        stream.whenIdle(() -> {
            stream.pollUntil(() -> subject.stored().endsWith(" " + subject.idOf(0)));
            stream.publishChange(C);
        });

        subject.runToTheEnd(parallel(2), event -> {
            if (Subject.number(event) == 1) {
                waitUntil(() -> subject.handled.contains(4));
            }
            subject.remember(event);
        });

        assertThat(subject.handled).containsExactly(0, 4, 1, 2, 3);
    }

    @Test
    void anOverflowWaitsForAllBeforeItAndAllBehindItWait() {
        stream.publishChange(A);
        stream.publishOverflow("");
        stream.publishChange(B);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread run = Thread.currentThread();

        subject.runToTheEnd(parallel(4), event -> {
            int before = order.size();
            waitUntil(() -> run.getState() == Thread.State.TIMED_WAITING
                    || order.size() > before
                    || event.replayId().value().equals(subject.idOf(2)));
            order.add(event.content().head().orElseThrow().changeType().value());
        });

        assertThat(order).containsExactly("UPDATE", "GAP_OVERFLOW", "UPDATE");
    }

    @Test
    void platformEventsNeedAKeyAndGoByIt() {
        stream.publish(6);
        EventSubscriptionBuilder builder = EventSubscription.builder(stream, FakeStream.CHANNEL, subject.store);

        assertThatThrownBy(() -> builder.parallel(2, pool))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EventKey.field");
        CyclicBarrier both = new CyclicBarrier(2);
        subject.runToTheEnd(
                choices -> choices.from(ReplayPosition.earliest()).parallel(2, pool, EventKey.field("Number__c")),
                event -> both.await());

        assertThat(subject.stored()).endsWith(" " + subject.idOf(5));
    }

    @Test
    void whatIsHandledDuringALongPollIsStoredBeforeTheNextEventComes() {
        stream.publishChange(A);
        CountDownLatch polls = new CountDownLatch(1);
        List<String> atTheEndOfThePoll = new ArrayList<>();
        stream.whenIdle(() -> {
            polls.countDown();
            stream.pollUntil(() -> !subject.stored().equals("nothing"));
            atTheEndOfThePoll.add(subject.stored());
        });

        subject.runToTheEnd(parallel(2), event -> polls.await());

        assertThat(atTheEndOfThePoll).singleElement().asString().endsWith(" " + subject.idOf(0));
    }

    private void untilHandled(int events) {
        waitUntil(() -> subject.handled.size() >= events);
    }

    private static void waitUntil(BooleanSupplier isSo) {
        while (!isSo.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private UnaryOperator<EventSubscriptionBuilder> parallel(int handlers) {
        return builder -> builder.from(ReplayPosition.earliest()).parallel(handlers, pool, EventKey.records());
    }

    private static String recordOf(Event event) {
        return event.change().orElseThrow().header().recordIds().get(0);
    }
}
