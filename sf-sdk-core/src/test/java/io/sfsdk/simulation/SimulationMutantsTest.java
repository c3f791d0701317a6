package io.sfsdk.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.sync.Mutant;
import io.sfsdk.sync.SyncBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulation is worth: with any one of these taken out of the sync, and no audit to mend it, some history ends badly. */
class SimulationMutantsTest {
    private static final int HISTORIES = 400;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FENCE",
                "TOTAL_ORDER",
                "POSITION_AFTER_ACCEPTANCE",
                "COUNT_CHECK",
                "FAILED_IS_NOT_EMPTY",
                "WINDOWS_JOIN"
            })
    void withoutACountermeasureSomeHistoryEndsBadly(String countermeasure) {
        UnaryOperator<SyncBuilder> mutant =
                builder -> Mutant.without(countermeasure).apply(builder.overlap(Duration.ZERO));

        assertThat(LongStream.rangeClosed(1, HISTORIES)
                        .filter(seed -> isBad(seed, mutant))
                        .findFirst())
                .isPresent();
    }

    /** Badly for want of the countermeasure, and of nothing else. */
    private static boolean isBad(long seed, UnaryOperator<SyncBuilder> mutant) {
        return !Simulation.play(seed, mutant).isGood()
                && Simulation.play(seed, builder -> builder.overlap(Duration.ZERO))
                        .isGood();
    }
}
