package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories from a seed: events alone and in groups, connections that break, processes that die before and after each of handle and
 * store, stops. Each event is handled at least once, first times in order, and twice only where something broke.
 */
class RandomStreamTest {
    @Test
    void nothingIsLostInFiveHundredHistories() {
        for (int seed = 1; seed <= 500; seed++) {
            new History(seed).play();
        }
    }

    @Test
    @Tag("slow")
    void nothingIsLostInTwentyThousandHistories() {
        for (int seed = 1_000; seed <= 21_000; seed++) {
            new History(seed).play();
        }
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class History {
        private final int seed;
        private final SplittableRandom random;
        private final Subject subject = new Subject();
        private boolean isCalm;
        private int disturbances;

        History(int seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            subject.store = new CrashingStore();
        }

        void play() {
            for (int life = 0; life < 8; life++) {
                publish();
                isCalm = life == 7;
                live();
            }
            List<Integer> firsts = subject.handled.stream().distinct().toList();
            assertThat(firsts)
                    .as("seed %s", seed)
                    .isEqualTo(IntStream.range(0, subject.stream.log().size())
                            .boxed()
                            .toList());
            if (disturbances == 0) {
                assertThat(subject.handled).as("seed %s", seed).hasSameSizeAs(firsts);
            }
        }

        private void live() {
            int storeEvery = 1 + random.nextInt(4);
            int demand = 1 + random.nextInt(5);
            EventSubscription subscription = subject.subscription(
                    builder -> builder.from(ReplayPosition.earliest())
                            .storeEvery(storeEvery)
                            .demand(demand),
                    this::handle);
            int turns = isCalm ? 0 : random.nextInt(4);
            for (int turn = 0; turn < turns; turn++) {
                subject.stream.whenIdle(this::idle);
            }
            IntStream.range(0, 20).forEach(i -> subject.stream.whenIdle(subscription::stop));
            try {
                subscription.run();
            } catch (Crash e) {
                disturbances++;
            }
            subject.stream.beIdle();
        }

        private void idle() {
            publish();
            if (random.nextBoolean()) {
                disturbances++;
                throw FakeStream.broken();
            }
        }

        private void publish() {
            int kinds = random.nextInt(4);
            for (int i = 0; i < kinds; i++) {
                if (random.nextBoolean()) {
                    subject.stream.publishGroup(1 + random.nextInt(4));
                } else {
                    subject.stream.publish(1 + random.nextInt(4));
                }
            }
        }

        private void handle(Event event) {
            maybeCrash();
            subject.remember(event);
            maybeCrash();
        }

        private void maybeCrash() {
            if (!isCalm && random.nextInt(20) == 0) {
                throw new Crash();
            }
        }

        private final class CrashingStore implements WatermarkStore {
            private final WatermarkStore kept = new InMemoryWatermarkStore();

            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                return kept.load(key);
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                maybeCrash();
                boolean isMoved = kept.advance(key, expected, next);
                maybeCrash();
                return isMoved;
            }
        }
    }
}
