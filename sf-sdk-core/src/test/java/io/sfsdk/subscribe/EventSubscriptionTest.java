package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.retry.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventSubscriptionTest {
    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;

    @Test
    void eventsAreHandledInTheirOrderAndThePositionIsThatOfTheLast() {
        stream.publish(250);

        SubscriptionSummary summary = subject.run(builder -> builder.from(ReplayPosition.earliest()));

        assertThat(subject.handled).isEqualTo(numbers(0, 250));
        assertThat(subject.stored()).startsWith("events-1 fake:00D1 AFTER ").endsWith(" " + subject.idOf(249));
        assertThat(summary.describe()).contains("250 received, 250 handled, 0 dead");
        assertThat(stream.openConnections()).isZero();
    }

    @Test
    void thePositionMovesOnlyWhenTheHandlerHasReturned() {
        stream.publish(2);
        List<String> seen = new ArrayList<>();

        subject.run(builder -> builder.from(ReplayPosition.earliest()), event -> seen.add(subject.stored()));

        assertThat(seen.get(0)).isEqualTo("nothing");
        assertThat(seen.get(1)).endsWith(" " + subject.idOf(0));
    }

    @Test
    void theNextRunGoesOnBehindTheStoredPosition() {
        stream.publish(3);
        subject.run(builder -> builder.from(ReplayPosition.earliest()));
        stream.publish(2);

        subject.run();

        assertThat(subject.handled).isEqualTo(numbers(0, 5));
    }

    @Test
    void aBrokenConnectionIsOpenedAgainAtTheStoredPosition() {
        stream.publish(3);
        stream.whenIdle(() -> {
            stream.publish(1);
            throw FakeStream.broken();
        });

        SubscriptionSummary summary = subject.run(builder -> builder.from(ReplayPosition.earliest()));

        assertThat(subject.handled).isEqualTo(numbers(0, 4));
        assertThat(stream.opened().get(1))
                .isEqualTo(ReplayPosition.after(stream.log().get(2).replayId()));
        assertThat(summary.failures()).isEqualTo(1);
    }

    @Test
    void withRareStoresABreakStoresWhatWasHandledFirst() {
        stream.publish(3);
        stream.whenIdle(() -> {
            throw FakeStream.broken();
        });

        subject.run(builder -> builder.from(ReplayPosition.earliest()).storeEvery(100));

        assertThat(subject.handled).isEqualTo(numbers(0, 3));
    }

    @Test
    void whatIsPublishedBeforeTheFirstEventOfASubscriptionWasHandledIsNotLostToABreak() {
        stream.publish(2);
        subject.clock.pass(Duration.ofMinutes(5));
        stream.whenIdle(() -> {
            stream.publish(1);
            throw FakeStream.broken();
        });

        SubscriptionSummary summary = subject.run();

        assertThat(subject.handled).containsExactly(2);
        assertThat(summary.skipped()).isEqualTo(2);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(2));
    }

    @Test
    void whatIsPublishedWhileASubscriptionThatNeverSawAnEventIsDownIsHandledByItsNextRun() {
        subject.run();
        stream.publish(2);

        subject.run();

        assertThat(subject.handled).containsExactly(0, 1);
    }

    @Test
    void pausesBetweenAttemptsGrowAndEndWhenTheConnectionLasts() {
        IntStream.range(0, 6).forEach(i -> stream.failToOpen(FakeStream.broken()));
        List<Duration> pauses = new ArrayList<>();

        subject.run(builder -> builder.backoff(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)))
                .listener(pauses(pauses)));

        assertThat(pauses)
                .hasSize(6)
                .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(30)));
        assertThat(subject.clock.slept()).isGreaterThan(Duration.ofSeconds(5));
    }

    @Test
    void anAllocationThatIsUsedUpIsAskedForSlowly() {
        stream.failToOpen(FakeStream.refusal("403::limit", Retryability.AFTER_LIMIT_FREES));

        subject.run();

        assertThat(subject.clock.slept()).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aRefusalThatWillNotPassEndsTheRunAndSaysWhy() {
        stream.failToOpen(FakeStream.refusal("403::No access on channel", Retryability.NEVER));

        assertThatThrownBy(subject::run)
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("403::No access on channel");
        assertThat(stream.opened()).hasSize(1);
    }

    @Test
    void aSessionThatTheOrgNeverTakesEndsTheRun() {
        IntStream.range(0, 20).forEach(i -> stream.failToOpen(FakeStream.refusal("401", Retryability.AFTER_LOGIN)));

        assertThatThrownBy(subject::run).isInstanceOf(SubscriptionException.class);
        assertThat(stream.opened()).hasSize(4);
    }

    @Test
    void anOutageOfADayEndsTheRunAndNotOneOfAnHour() {
        stream.failToOpen(FakeStream.broken());
        stream.whenIdle(() -> {
            throw FakeStream.broken();
        });
        IntStream.range(0, 100_000).forEach(i -> stream.failToOpen(FakeStream.broken()));

        assertThatThrownBy(subject::run)
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("no connection lasted since");
        assertThat(subject.clock.slept()).isBetween(Duration.ofHours(23), Duration.ofHours(26));
    }

    @Test
    void aServerThatFallsSilentIsLeftAndTheEventsOfThatTimeAreRead() {
        stream.publish(1);
        stream.whenIdle(() -> {
            stream.die();
            stream.publish(2);
        });

        SubscriptionSummary summary = subject.run(builder -> builder.from(ReplayPosition.earliest()));

        assertThat(subject.handled).isEqualTo(numbers(0, 3));
        assertThat(summary.failures()).isEqualTo(1);
    }

    @Test
    void aSecondWorkerOnThePositionEndsTheRunWithAnExplanation() {
        stream.publish(3);

        assertThatThrownBy(() -> subject.run(builder -> builder.from(ReplayPosition.earliest()), event -> {
                    if (Subject.number(event) == 1) {
                        subject.overtake();
                    }
                    subject.remember(event);
                }))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("another worker moved")
                .hasMessageContaining("lease");
        assertThat(subject.handled).containsExactly(0, 1);
    }

    @Test
    void askedToStopItEndsBehindTheEventInHandWithItsPositionStored() {
        stream.publish(5);
        EventSubscription[] subscription = new EventSubscription[1];
        subscription[0] = subject.subscription(
                builder -> builder.from(ReplayPosition.earliest()).storeEvery(100), event -> {
                    subject.remember(event);
                    if (Subject.number(event) == 2) {
                        subscription[0].stop();
                    }
                });

        SubscriptionSummary summary = subscription[0].run();

        assertThat(subject.handled).containsExactly(0, 1, 2);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(2));
        assertThat(summary.left()).isEqualTo(2);
    }

    @Test
    void onAnExecutorOfTheHostItIsTheSame() {
        stream.publish(3);
        EventSubscription subscription =
                subject.subscription(builder -> builder.from(ReplayPosition.earliest()), subject::remember);
        stream.whenIdle(subscription::stop);

        SubscriptionSummary summary = subscription.async(Runnable::run).join();

        assertThat(summary.handled()).isEqualTo(3);
    }

    private static SubscriptionListener pauses(List<Duration> pauses) {
        return new SubscriptionListener() {
            @Override
            public void disconnected(SalesforceException cause, int failures, Duration pause) {
                pauses.add(pause);
            }
        };
    }

    private static List<Integer> numbers(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }
}
