package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ReplayPosition;
import io.sfsdk.watermark.Lease;
import io.sfsdk.watermark.LeaseAttempt;
import io.sfsdk.watermark.LeaseLostException;
import io.sfsdk.watermark.Leases;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two instances of one subscription, of which one was paused for longer than its lease. */
@Timeout(60)
class LeasedSubscriptionTest {
    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;
    private final List<Integer> handledByOther = new ArrayList<>();

    @Test
    void thePausedInstanceStopsWithAnExplanationAndTheOtherLosesNothing() {
        stream.publish(5);
        EventSubscription paused = instance("host-a", builder -> builder, event -> {
            subject.remember(event);
            if (Subject.number(event) == 1) {
                takeOver();
            }
        });

        assertThatThrownBy(paused::run)
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("held by host-b now, and host-a must stop")
                .hasRootCauseInstanceOf(LeaseLostException.class);
        assertThat(subject.handled).containsExactly(0, 1);
        assertThat(handledByOther).containsExactly(1, 2, 3, 4);
        subject.clock.pass(Duration.ofMinutes(6));
        assertThat(acquire("host-c")
                        .guard(subject.store)
                        .load(Subject.KEY)
                        .orElseThrow()
                        .value())
                .endsWith(" " + subject.idOf(4));
    }

    @Test
    void thePausedInstanceStopsAsWellWhenItHandlesSeveralAtATime() {
        stream.publish(5);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CountDownLatch waits = new CountDownLatch(1);
        stream.whenIdle(() -> {
            waits.countDown();
            stream.pollUntil(() -> false);
        });
        try {
            EventSubscription paused =
                    instance("host-a", builder -> builder.parallel(2, pool, EventKey.field("Number__c")), event -> {
                        if (Subject.number(event) == 0) {
                            waits.await();
                            takeOver();
                        }
                        subject.remember(event);
                    });

            assertThatThrownBy(paused::run).hasRootCauseInstanceOf(LeaseLostException.class);
        } finally {
            pool.shutdownNow();
        }
        assertThat(handledByOther).containsExactly(0, 1, 2, 3, 4);
    }

    private EventSubscription instance(
            String host, UnaryOperator<EventSubscriptionBuilder> choices, EventHandler handler) {
        WatermarkStore guarded = acquire(host).guard(subject.store);
        EventSubscriptionBuilder builder = EventSubscription.builder(stream, FakeStream.CHANNEL, guarded)
                .from(ReplayPosition.earliest())
                .time(subject.clock, subject.clock, new SplittableRandom(1));
        return choices.apply(builder).handle(handler);
    }

    private void takeOver() {
        subject.clock.pass(Duration.ofMinutes(6));
        EventSubscription other =
                instance("host-b", builder -> builder, event -> handledByOther.add(Subject.number(event)));
        stream.whenIdle(other::stop);
        other.run();
    }

    private Lease acquire(String host) {
        LeaseAttempt attempt = Leases.in(subject.store, host)
                .lasting(Duration.ofMinutes(5))
                .by(subject.clock)
                .acquire("orders");
        return ((LeaseAttempt.Granted) attempt).lease();
    }
}
