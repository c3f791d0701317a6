package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import io.sfsdk.watermark.WatermarkStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two runs of one sync at a time, and stores that fail. */
class TwoWorkersTest {
    private final World world = new World();

    @Test
    void ofTwoWorkersTheSlowerOneStopsAndTheTargetIsWhole() {
        world.org.insert(1_000);
        world.org.pass(Duration.ofMinutes(5));
        SyncSummary[] faster = new SyncSummary[1];
        IncrementalSync slower = world.sync(world.store, page -> {
                    world.target.handle(page);
                    faster[0] = faster[0] == null ? world.sync().build().run() : faster[0];
                })
                .build();

        SyncSummary summary = slower.run();

        assertThat(faster[0].isComplete()).isTrue();
        assertThat(summary.outcome())
                .isInstanceOfSatisfying(
                        SyncOutcome.Partial.class,
                        partial -> assertThat(partial.reason()).contains("another worker moved"));
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void withoutCompareAndSetTheSlowerOneGoesOnAndTurnsThePositionBack() {
        world.org.insert(1_000);
        world.org.pass(Duration.ofMinutes(5));
        List<String> positions = new ArrayList<>();
        SyncSummary[] faster = new SyncSummary[1];
        IncrementalSync slower = world.sync(new Overwriting(world.store), page -> {
                    world.target.handle(page);
                    faster[0] = faster[0] == null ? world.sync().build().run() : faster[0];
                    positions.add(world.position().orElseThrow());
                })
                .build();

        SyncSummary summary = slower.run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(positions.get(1)).isNotEqualTo(positions.get(0));
        assertThat(world.position()).contains(positions.get(0));
    }

    @Test
    void aResetThatAnotherWorkerOvertakesSaysSo() {
        world.org.pass(Duration.ofMinutes(5));
        world.sync().build().run();
        WatermarkStore refusing = new Failing(world.store, false);

        assertThatIllegalStateException()
                .isThrownBy(() -> world.sync(refusing, world.target).build().reset())
                .withMessageContaining("another worker moved");
    }

    @Test
    void aStoreThatFailsEndsTheRunAndNothingIsLost() {
        world.org.insert(10);
        world.org.pass(Duration.ofMinutes(5));

        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> world.sync(new Failing(world.store, true), world.target)
                        .build()
                        .run())
                .withCauseInstanceOf(WatermarkStoreException.class)
                .withMessageContaining("whether it moved is unknown");

        world.settle(world.sync().build());
        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    /** A store that moves whatever it is expected to hold. */
    private record Overwriting(WatermarkStore store) implements WatermarkStore {
        @Override
        public Optional<Watermark> load(WatermarkKey key) {
            return store.load(key);
        }

        @Override
        public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
            return store.advance(key, store.load(key).orElse(null), next);
        }
    }

    /** A store that refuses every move, or fails at it. */
    private record Failing(WatermarkStore store, boolean isBroken) implements WatermarkStore {
        @Override
        public Optional<Watermark> load(WatermarkKey key) {
            return store.load(key);
        }

        @Override
        public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
            if (isBroken) {
                throw new WatermarkStoreException("disk full", null);
            }
            return false;
        }
    }
}
