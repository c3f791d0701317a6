package io.sfsdk.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.event.Event;
import io.sfsdk.subscribe.SubscriptionException;
import io.sfsdk.subscribe.SubscriptionSummary;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories from a seed over real sockets: events, cut deliveries, forgotten and disconnected clients, expired sessions, a busy
 * server, processes that die in the handler. Each event is handled at least once, first times in order, and twice only where something
 * broke.
 */
class RandomFaultsTest {
    private static final int BLOCK = 200;

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
        int end = first + histories;
        for (int block = first; block < end; block += BLOCK) {
            try (StreamOrg org = new StreamOrg()) {
                IntStream.range(block, Math.min(block + BLOCK, end)).forEach(seed -> new History(org, seed).play());
            }
        }
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class History {
        private final StreamOrg org;
        private final int seed;
        private final SplittableRandom random;
        private final int first;
        private int crashes;

        History(StreamOrg org, int seed) {
            this.org = org;
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.first = org.published();
        }

        void play() {
            org.handled().clear();
            long failures = 0;
            for (int life = 0; life < 3; life++) {
                org.publish(random.nextInt(4));
                for (int i = random.nextInt(6); i > 0; i--) {
                    plan(random.nextInt(10));
                }
                failures += live(life == 2);
            }
            org.org().streaming().clearFaults();
            failures += live(true);
            List<Integer> firsts = org.handled().stream().distinct().toList();
            assertThat(firsts)
                    .as("seed %s", seed)
                    .isEqualTo(IntStream.range(first, org.published()).boxed().toList());
            if (failures == 0 && crashes == 0) {
                assertThat(org.handled()).as("seed %s", seed).hasSameSizeAs(firsts);
            }
        }

        private void plan(int kind) {
            IntFunction<Runnable> published = count -> () -> org.publish(count);
            org.then(
                    switch (kind) {
                        case 0 ->
                            and(published.apply(2), () -> org.org().streaming().cutDeliveries(1 + random.nextInt(2)));
                        case 1 -> and(() -> org.org().streaming().forgetClients(), published.apply(1));
                        case 2 -> and(() -> org.org().streaming().disconnectClients(), published.apply(1));
                        case 3 -> and(() -> org.org().expireSessions(), published.apply(2));
                        case 4 -> and(() -> org.org().streaming().busyConnects(1), published.apply(1));
                        case 5 ->
                            and(
                                    () -> org.org().events().holdDeliveries(),
                                    published.apply(1),
                                    () -> org.org().events().releaseDeliveries());
                        default -> published.apply(1 + random.nextInt(4));
                    });
        }

        private static Runnable and(Runnable... steps) {
            return () -> List.of(steps).forEach(Runnable::run);
        }

        private long live(boolean isCalm) {
            int storeEvery = 1 + random.nextInt(3);
            int demand = 1 + random.nextInt(4);
            try {
                SubscriptionSummary summary = org.run(
                        builder -> builder.storeEvery(storeEvery).demand(demand), event -> handle(event, isCalm));
                return summary.failures();
            } catch (Crash e) {
                crashes++;
                return 0;
            } catch (SubscriptionException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }

        private void handle(Event event, boolean isCalm) {
            if (!isCalm && random.nextInt(12) == 0) {
                throw new Crash();
            }
            org.remember(event);
            if (!isCalm && random.nextInt(12) == 0) {
                throw new Crash();
            }
        }
    }
}
