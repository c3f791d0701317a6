package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventPage;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel on which nothing is published for longer than the org keeps events. */
class QuietChannelTest {
    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final EventOrg subject = new EventOrg(clock);
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void closeAll() {
        executor.shutdownNow();
        subject.close();
    }

    @Test
    void aWeekOfSilenceLosesNoPosition() throws Exception {
        TellingStore store = new TellingStore();
        BlockingQueue<String> handled = new LinkedBlockingQueue<>();
        subject.publish(0, 1);
        run(store, handled, () -> {
            for (int day = 0; day < 7; day++) {
                store.moved.clear();
                clock.advance(Duration.ofDays(1));
                store.awaitMove();
            }
        });
        subject.publish(1, 2);

        run(store, handled, () -> {});

        assertThat(handled).isEmpty();
    }

    /** The default is to fail where the org does not keep the position. */
    private void run(WatermarkStore store, BlockingQueue<String> handled, Step meanwhile) throws Exception {
        EventSubscription subscription = EventSubscription.builder(subject.api().events(), EventOrg.CHANNEL, store)
                .from(ReplayPosition.earliest())
                .handle(event ->
                        handled.add(event.content().fields().text("Text__c").orElseThrow()));
        CompletableFuture<?> run = subscription.async(executor);
        assertThat(handled.poll(30, TimeUnit.SECONDS)).isNotNull();
        meanwhile.take();
        subscription.stop();
        run.get(30, TimeUnit.SECONDS);
    }

    private interface Step {
        void take() throws Exception;
    }

    @Test
    void anEmptyAnswerTellsWhereTheStreamStands() {
        subject.publish(0, 1);
        try (EventConnection connection = subject.api().events().open(EventOrg.CHANNEL, ReplayPosition.earliest())) {
            EventPage events = connection.next(10);
            subject.org.pubsubStreams().keepAlive();

            EventPage nothing = connection.next(10);

            assertThat(events.checkpoint()).isNull();
            assertThat(nothing.events()).isEmpty();
            ReplayId place = nothing.checkpoint();
            assertThat(place).isNotNull().isNotEqualTo(events.events().get(0).replayId());
        }
    }

    @Test
    void whatIsPublishedBehindThePlaceComesFromThere() {
        subject.publish(0, 1);
        ReplayId place;
        try (EventConnection connection = subject.api().events().open(EventOrg.CHANNEL, ReplayPosition.earliest())) {
            connection.next(10);
            subject.org.pubsubStreams().keepAlive();
            place = connection.next(10).checkpoint();
        }
        assertThat(place).isNotNull();
        subject.publish(1, 3);

        try (EventConnection connection = subject.api().events().open(EventOrg.CHANNEL, ReplayPosition.after(place))) {
            assertThat(connection.next(10).events().get(0).content().fields().text("Text__c"))
                    .hasValue("e1");
        }
    }

    private static final class TellingStore implements WatermarkStore {
        private final WatermarkStore store = new InMemoryWatermarkStore();
        private final BlockingQueue<Watermark> moved = new LinkedBlockingQueue<>();

        void awaitMove() throws InterruptedException {
            assertThat(moved.poll(30, TimeUnit.SECONDS)).isNotNull();
        }

        @Override
        public Optional<Watermark> load(WatermarkKey key) {
            return store.load(key);
        }

        @Override
        public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
            boolean isMoved = store.advance(key, expected, next);
            moved.add(next);
            return isMoved;
        }
    }
}
