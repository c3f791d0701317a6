package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.record.SObject;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One org, one sink, one store of journals, and processes that come and go: each runs the same input with the same journal. */
abstract class CrashScene {
    private static final int MOST_MOMENTS = 1_000;

    final ManualClock clock = new ManualClock();
    final Map<String, DeadLetter> letters = new LinkedHashMap<>();
    private final WatermarkStore journals;
    private final int inFlight;
    private final Countermeasure[] off;

    CrashScene(WatermarkStore journals, int inFlight, Countermeasure... off) {
        this.journals = journals;
        this.inFlight = inFlight;
        this.off = off;
    }

    /** What a process runs, but for what all of them share. */
    abstract BatchExecutor.Builder batch(Bomb bomb);

    abstract List<SObject> input();

    /** Looks at the org and the letters when a process has come to the end. */
    abstract void verify(int moment);

    /** Tries one moment after another until it lies behind the end of the run; returns how many there are. */
    static int dieAtEveryMoment(Supplier<? extends CrashScene> scenes) {
        int moment = 0;
        while (scenes.get().diesAndGoesOn(moment)) {
            moment++;
            assertThat(moment).isLessThan(MOST_MOMENTS);
        }
        return moment;
    }

    /** Returns false once the moment lies behind the end of the run. */
    boolean diesAndGoesOn(int moment) {
        Bomb bomb = new Bomb(moment);
        process(bomb);
        finish(moment);
        return bomb.exploded();
    }

    void diesTwice(int first, int second) {
        process(new Bomb(first));
        process(new Bomb(second));
        finish(first * MOST_MOMENTS + second);
    }

    private void finish(int moment) {
        BatchSummary summary = process(Bomb.dud()).orElseThrow();
        BatchSummary again = process(Bomb.dud()).orElseThrow();

        assertThat(summary.isComplete()).as("moment %d", moment).isTrue();
        assertThat(summary.skipped() + summary.accepted())
                .as("moment %d", moment)
                .isEqualTo(input().size());
        assertThat(again.accepted()).as("moment %d", moment).isZero();
        verify(moment);
    }

    private Optional<BatchSummary> process(Bomb bomb) {
        BatchExecutor executor = batch(bomb)
                .journal(new FragileStore(journals, bomb), "input of today")
                .maxInFlight(inFlight, Runnable::run)
                .maxFailedRecords(-1)
                .deadLetters(some -> {
                    bomb.tick();
                    some.forEach(letter -> letters.putIfAbsent(letter.id(), letter));
                    bomb.tick();
                })
                .clock(clock)
                .sleeper(clock)
                .random(new Random(1))
                .without(off)
                .build();
        try {
            return Optional.of(executor.run(input()));
        } catch (Bomb.Crash | BatchAbortedException e) {
            return Optional.empty();
        }
    }

    private record FragileStore(WatermarkStore store, Bomb bomb) implements WatermarkStore {
        @Override
        public Optional<Watermark> load(WatermarkKey key) {
            return store.load(key);
        }

        @Override
        public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
            bomb.tick();
            boolean moved = store.advance(key, expected, next);
            bomb.tick();
            return moved;
        }
    }
}
