package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Retryability;
import io.sfsdk.event.Event;
import io.sfsdk.subscribe.SubscriptionException;
import io.sfsdk.testkit.pubsub.Refusal;
import io.sfsdk.testkit.pubsub.Streams;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories from a seed over real sockets: events, streams that are reset, refused or silent, schemas that cannot be read, expired
 * sessions, of which too many in a row end a run, empty answers, processes that die in the handler. Each event is handled at least once,
 * first times in order, and twice only where something broke.
 */
class RandomFaultsTest {
    private static final int BLOCK = 100;

    @Test
    void nothingIsLostInFiveHundredHistories() {
        play(1, 500);
    }

    @Test
    @Tag("slow")
    void nothingIsLostInTenThousandHistories() {
        play(1_001, 10_000);
    }

    private static void play(int first, int histories) {
        for (int block = first; block < first + histories; block += BLOCK) {
            try (FaultyOrg org = new FaultyOrg()) {
                IntStream.range(block, block + BLOCK).forEach(seed -> new History(org, seed).play());
            }
        }
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class History {
        private final FaultyOrg org;
        private final Streams streams;
        private final int seed;
        private final SplittableRandom random;
        private final int first;
        private int crashes;
        private boolean isRefused;

        History(FaultyOrg org, int seed) {
            this.org = org;
            this.streams = org.org().pubsubStreams();
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.first = org.published();
        }

        void play() {
            org.beginHistory();
            long failures = 0;
            for (int life = 0; life < 3; life++) {
                org.publish(random.nextInt(4));
                for (int i = random.nextInt(6); i > 0; i--) {
                    plan(random.nextInt(14));
                }
                failures += live(life == 2);
            }
            do {
                failures += live(true);
            } while (isRefused);
            List<Integer> firsts = org.handled().stream().distinct().toList();
            assertThat(firsts)
                    .as("seed %s", seed)
                    .isEqualTo(IntStream.range(first, org.published()).boxed().toList());
            if (failures == 0 && crashes == 0) {
                assertThat(org.handled()).as("seed %s", seed).hasSameSizeAs(firsts);
            }
        }

        private void plan(int kind) {
            int count = 1 + random.nextInt(4);
            switch (kind) {
                case 0 -> then(() -> org.publish(count), streams::reset);
                case 1 -> then(streams::reset, () -> org.publish(count));
                case 2 -> then(() -> streams.refuse(Refusal.outage()), () -> org.publish(count));
                case 3 -> then(() -> streams.refuseNext("Subscribe", Refusal.protection(), 2), streams::reset);
                case 4 ->
                    then(
                            () -> streams.refuseNext("Subscribe", Refusal.SESSION, 1),
                            streams::reset,
                            () -> org.publish(count));
                case 5 -> then(() -> streams.refuseNext("GetSchema", Refusal.outage(), 1), () -> org.publish(count));
                case 6 ->
                    then(
                            () -> org.org().expireSessions(),
                            () -> streams.refuse(Refusal.SESSION),
                            () -> org.publish(count));
                case 7 ->
                    then(
                            () -> org.org().events().holdDeliveries(),
                            () -> org.publish(count),
                            streams::keepAlive,
                            () -> org.org().events().releaseDeliveries());
                case 8 -> then(streams::keepAlive, () -> org.publish(count));
                case 9 -> then(() -> org.publish(count), streams::keepAlive, streams::reset);
                case 10 ->
                    then(org::stall, () -> org.publish(count), () -> org.clock().advance(Duration.ofMinutes(5)));
                default -> then(() -> org.publish(count));
            }
        }

        private void then(Runnable... steps) {
            org.then(() -> List.of(steps).forEach(Runnable::run));
        }

        private long live(boolean isLast) {
            int storeEvery = 1 + random.nextInt(3);
            int demand = 1 + random.nextInt(4);
            isRefused = false;
            try {
                return org.live(
                                () -> !isLast || org.allIsHandled(),
                                builder -> builder.storeEvery(storeEvery).demand(demand),
                                event -> handle(event, isLast))
                        .failures();
            } catch (Crash e) {
                crashes++;
                return 0;
            } catch (SubscriptionException e) {
                isRefused = e.getCause() instanceof ApiException refusal
                        && refusal.retryability() == Retryability.AFTER_LOGIN;
                if (isRefused) {
                    return 1;
                }
                throw new AssertionError("seed " + seed, e);
            } finally {
                org.resume();
            }
        }

        private void handle(Event event, boolean isLast) {
            if (!isLast && random.nextInt(12) == 0) {
                throw new Crash();
            }
            org.remember(event);
            if (!isLast && random.nextInt(12) == 0) {
                throw new Crash();
            }
        }
    }
}
