package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetterException;
import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.watermark.WatermarkStoreException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers at a time, of which some fail, are stopped, or find no thread: nothing is lost, and none runs on. */
@Timeout(60)
class ParallelFailuresTest {
    private static final String A = FakeStream.record(1);
    private static final String B = FakeStream.record(2);

    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final AtomicInteger running = new AtomicInteger();

    @AfterEach
    void stop() throws InterruptedException {
        pool.shutdownNow();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRefusedEventIsADeadLetterBeforeTheNextOfItsRecordIsHandled() {
        stream.publishChange(A);
        stream.publishChange(A);
        stream.publishChange(B);
        List<String> order = Collections.synchronizedList(new ArrayList<>());

        SubscriptionSummary summary = subject.runToTheEnd(
                parallel().andThen(builder -> builder.deadLetters(letters -> order.add("letter")))::apply, event -> {
                    if (Subject.number(event) == 0) {
                        throw new IllegalStateException("poison");
                    }
                    order.add("handled " + Subject.number(event));
                });

        assertThat(order).containsSubsequence("letter", "handled 1").contains("handled 2");
        assertThat(summary.dead()).isEqualTo(1);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(2));
    }

    @Test
    void anEventWhoseKeyIsNeverToldIsADeadLetterInItsPlaceAndTheOthersGoOn() {
        IntStream.range(0, 5).forEach(i -> stream.publishChange(A));
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<String> errors = Collections.synchronizedList(new ArrayList<>());

        SubscriptionSummary summary = subject.runToTheEnd(
                keyed(event -> Subject.number(event) != 2)
                        .andThen(builder -> builder.deadLetters(letters -> {
                            order.add("letter");
                            letters.forEach(letter -> errors.add(letter.attempts() + " "
                                    + letter.errors().get(0).message()));
                        }))::apply,
                event -> order.add("handled " + Subject.number(event)));

        assertThat(order).containsExactly("handled 0", "handled 1", "letter", "handled 3", "handled 4");
        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error).startsWith("3 ").contains("the key of event", "no key"));
        assertThat(summary.dead()).isEqualTo(1);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(4));
    }

    @Test
    void aKeyThatCannotBeToldForAMomentIsAskedAgainAndItsEventIsHandledInItsPlace() {
        IntStream.range(0, 3).forEach(i -> stream.publishChange(A));
        AtomicInteger refusals = new AtomicInteger(2);

        SubscriptionSummary summary = subject.runToTheEnd(
                keyed(event -> Subject.number(event) != 1 || refusals.getAndDecrement() <= 0), subject::remember);

        assertThat(subject.handled).containsExactly(0, 1, 2);
        assertThat(summary.dead()).isZero();
    }

    @Test
    void anEventWhoseKeyIsNeverToldEndsTheRunWhereNoSinkIs() {
        IntStream.range(0, 3).forEach(i -> stream.publishChange(A));

        assertThatThrownBy(() -> subject.runToTheEnd(keyed(event -> Subject.number(event) != 1), subject::remember))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("no sink")
                .hasStackTraceContaining("the key of event " + subject.idOf(1))
                .hasRootCauseMessage("no key");
        assertThat(subject.handled).containsExactly(0);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(0));
    }

    @Test
    void aSinkThatFailsEndsTheRunAndNoneOfThatRecordIsHandledBeforeTheNextRun() {
        stream.publishChange(B);
        stream.publishChange(A);
        stream.publishChange(A);

        assertThatThrownBy(() -> subject.runToTheEnd(
                        parallel()
                                .andThen(builder -> builder.deadLetters(letters -> {
                                    throw new DeadLetterException("disk full", null);
                                }))::apply,
                        event -> {
                            if (Subject.number(event) == 1) {
                                throw new IllegalStateException("poison");
                            }
                            subject.remember(event);
                        }))
                .isInstanceOf(SubscriptionException.class)
                .hasRootCauseMessage("disk full");
        assertThat(subject.handled).doesNotContain(2);
        subject.runToTheEnd(parallel(), subject::remember);

        assertThat(subject.handled).contains(0).endsWith(1, 2);
    }

    @Test
    void aRefusedEventWithoutASinkEndsTheRunWhenTheOtherHandlersAreDone() {
        stream.publishChange(A);
        stream.publishChange(B);
        CountDownLatch begun = new CountDownLatch(1);

        assertThatThrownBy(() -> subject.runToTheEnd(parallel(), counted(event -> {
                    if (Subject.number(event) == 1) {
                        begun.await();
                        throw new IllegalStateException("poison");
                    }
                    begun.countDown();
                    stream.pollUntil(() -> false);
                    subject.remember(event);
                })))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("no sink");
        assertThat(running.get()).isZero();
        assertThat(subject.handled).containsExactly(0);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(0));
    }

    @Test
    void anErrorOfAHandlerIsThrownByTheRunAndItsEventComesAgain() {
        stream.publishChange(A);
        stream.publishChange(B);
        CyclicBarrier both = new CyclicBarrier(2);

        assertThatThrownBy(() -> subject.runToTheEnd(parallel(), counted(event -> {
                    both.await();
                    if (Subject.number(event) == 0) {
                        throw new StackOverflowError("deep");
                    }
                    subject.remember(event);
                })))
                .isInstanceOf(StackOverflowError.class);
        assertThat(running.get()).isZero();
        assertThat(subject.stored()).isEqualTo("nothing");
        subject.runToTheEnd(parallel(), subject::remember);

        assertThat(subject.handled).contains(0, 1);
    }

    @Test
    void aFailureOfAHandlerEndsALongPoll() {
        stream.publishChange(A);
        CountDownLatch polls = new CountDownLatch(1);
        stream.whenIdle(() -> {
            polls.countDown();
            stream.pollUntil(() -> false);
        });

        assertThatThrownBy(() -> subject.runToTheEnd(parallel(), event -> {
                    polls.await();
                    throw new IllegalStateException("poison");
                }))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("no sink");
    }

    @Test
    void aStoreThatFailsEndsTheRunAndTheNextGoesOn() {
        WatermarkStore kept = subject.store;
        subject.store = new WatermarkStore() {
            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                return kept.load(key);
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                throw new WatermarkStoreException("disk full", null);
            }
        };
        IntStream.range(0, 20).forEach(i -> stream.publishChange(FakeStream.record(i)));

        assertThatThrownBy(() -> subject.runToTheEnd(parallel(), counted(subject::remember)))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("whether it moved is unknown");
        assertThat(running.get()).isZero();
        subject.store = kept;
        subject.runToTheEnd(parallel(), subject::remember);

        assertThat(subject.handled).contains(IntStream.range(0, 20).boxed().toArray(Integer[]::new));
    }

    @Test
    void askedToStopItWaitsForTheHandlersThatRunAndBeginsNoOther() {
        IntStream.range(0, 20).forEach(i -> stream.publishChange(FakeStream.record(i % 2)));
        CyclicBarrier both = new CyclicBarrier(2);
        EventSubscription[] subscription = new EventSubscription[1];
        subscription[0] = subject.subscription(parallel(), counted(event -> {
            both.await();
            subscription[0].stop();
            both.await();
            Thread.onSpinWait();
            subject.remember(event);
        }));

        SubscriptionSummary summary = subscription[0].run();

        assertThat(running.get()).isZero();
        assertThat(subject.handled).containsExactlyInAnyOrder(0, 1);
        assertThat(summary.handled()).isEqualTo(2);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(1));
        assertThat(summary.left()).isEqualTo(18);
    }

    @Test
    void anInterruptIsPassedOnToTheHandlersAndTheirEventsComeAgain() throws Exception {
        stream.publishChange(A);
        stream.publishChange(B);
        CountDownLatch handling = new CountDownLatch(2);
        Thread run = Thread.currentThread();
        pool.execute(() -> {
            awaitQuietly(handling);
            run.interrupt();
        });

        subject.runToTheEnd(parallel(), counted(event -> {
            handling.countDown();
            new CountDownLatch(1).await();
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(running.get()).isZero();
        assertThat(subject.stored()).isEqualTo("nothing");
        stream.beIdle();
        subject.runToTheEnd(parallel(), subject::remember);
        assertThat(subject.handled).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void anExecutorThatTakesNoHandlerEndsTheRunAndSaysSo() {
        stream.publishChange(A);

        assertThatThrownBy(() -> subject.runToTheEnd(
                        builder -> builder.from(ReplayPosition.earliest())
                                .parallel(
                                        2,
                                        task -> {
                                            throw new RejectedExecutionException("full");
                                        },
                                        EventKey.records()),
                        subject::remember))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("executor of the handlers")
                .hasRootCauseMessage("full");
        assertThat(subject.stored()).isEqualTo("nothing");
    }

    @Test
    void anExecutorThatDropsItsTasksEndsTheRunAndSaysSo() {
        stream.publishChange(A);
        BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        ExecutorService dropping = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, waiting);
        dropping.execute(() -> awaitQuietly(new CountDownLatch(1)));
        stream.whenIdle(() -> {
            stream.pollUntil(() -> !waiting.isEmpty());
            dropping.shutdownNow();
            stream.pollUntil(dropping::isTerminated);
        });

        assertThatThrownBy(() -> subject.runToTheEnd(
                        builder -> builder.from(ReplayPosition.earliest()).parallel(2, dropping, EventKey.records()),
                        subject::remember))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("was shut down");
    }

    @Test
    void aBrokenConnectionIsOpenedAgainWhenWhatIsInHandIsHandled() {
        stream.publishChange(A);
        stream.publishChange(B);
        CountDownLatch broken = new CountDownLatch(1);
        Thread run = Thread.currentThread();
        stream.whenIdle(() -> {
            broken.countDown();
            stream.publishChange(A);
            throw FakeStream.broken();
        });

        subject.runToTheEnd(parallel(), event -> {
            broken.await();
            while (run.getState() != Thread.State.TIMED_WAITING
                    && stream.opened().size() < 2
                    && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            subject.remember(event);
        });

        assertThat(subject.handled).hasSize(3).endsWith(2);
        assertThat(stream.opened().get(1))
                .isEqualTo(ReplayPosition.after(stream.log().get(1).replayId()));
    }

    private EventHandler counted(EventHandler handler) {
        return event -> {
            running.incrementAndGet();
            try {
                handler.handle(event);
            } finally {
                running.decrementAndGet();
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By record, where it can be told. */
    private UnaryOperator<EventSubscriptionBuilder> keyed(Predicate<Event> isTold) {
        return builder -> builder.from(ReplayPosition.earliest()).parallel(4, pool, event -> {
            if (!isTold.test(event)) {
                throw new IllegalStateException("no key");
            }
            return EventKey.records().of(event);
        });
    }

    private UnaryOperator<EventSubscriptionBuilder> parallel() {
        return builder -> builder.from(ReplayPosition.earliest()).parallel(4, pool, EventKey.records());
    }
}
