package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A channel on which nothing is published, over a protocol that tells where its stream stands. */
@Timeout(60)
class QuietChannelTest {
    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;

    @Test
    void thePositionMovesOnWhileNothingIsPublishedSoThatItDoesNotGrowTooOld() {
        stream.publish(1);
        subject.run(builder -> builder.from(ReplayPosition.earliest()));
        ReplayId place = stream.standAtAPlace();
        subject.run();

        stream.forgetAll();
        subject.run();

        assertThat(subject.gaps).isEmpty();
        assertThat(subject.stored()).endsWith(" " + place);
        assertThat(subject.handled).containsExactly(0);
    }

    @Test
    void thePlaceIsStoredOnlyWhenAllBeforeItIsHandled() {
        stream.publishGroup(3);
        ReplayId place = stream.standAtAPlace();
        List<String> stored = new ArrayList<>();

        subject.run(
                builder -> builder.from(ReplayPosition.earliest()).demand(2).storeEvery(5),
                event -> stored.add(subject.stored()));

        assertThat(stored).containsExactly("nothing", "nothing", "nothing");
        assertThat(subject.stored()).endsWith(" " + place);
    }

    @Test
    void aGapBehindAPlaceBeginsWhenTheLastEventWasPublished() {
        Instant published = subject.clock.instant();
        stream.publish(1);
        subject.run(builder -> builder.from(ReplayPosition.earliest()));
        subject.clock.pass(Duration.ofDays(2));
        stream.standAtAPlace();

        subject.run();

        assertThat(subject.stored()).contains(" AFTER " + published + " ");
    }

    @Test
    void aSubscriptionThatBeganAtTheEndKeepsItsPlaceFromThereOn() {
        ReplayId place = stream.standAtAPlace();

        subject.run();

        assertThat(subject.stored()).contains(" AFTER ").endsWith(" " + place);
    }

    @Test
    void thePlaceIsNotStoredWhileAnEventIsStillBeingHandled() throws InterruptedException {
        stream.publishChange(FakeStream.record(1));
        stream.publishChange(FakeStream.record(2));
        ReplayId place = stream.standAtAPlace();
        CountDownLatch slow = new CountDownLatch(1);
        List<String> stored = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        EventSubscription subscription = subject.subscription(
                builder -> builder.from(ReplayPosition.earliest()).parallel(2, pool, EventKey.records()), event -> {
                    if (Subject.number(event) == 0) {
                        slow.await();
                    }
                });
        stream.whenIdle(() -> {});
        stream.whenIdle(() -> {
            stored.add(subject.stored());
            slow.countDown();
            stream.pollUntil(() -> subject.stored().endsWith(" " + subject.idOf(1)));
        });
        stream.whenIdle(subscription::stop);

        subscription.run();

        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stored).containsExactly("nothing");
        assertThat(subject.stored()).endsWith(" " + place);
    }
}
