package io.sfsdk.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.sync.Mutant;
import io.sfsdk.sync.SyncBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulation is worth: with any one of these taken out of the sync, and no audit to mend it, some history ends badly. A rare loss is looked for where it is. */
class SimulationMutantsTest {
    private static final int HISTORIES = 200;

    @ParameterizedTest
    @CsvSource({
        "FENCE, 1",
        "TOTAL_ORDER, 1600",
        "POSITION_AFTER_ACCEPTANCE, 200",
        "COUNT_CHECK, 1",
        "FAILED_IS_NOT_EMPTY, 1",
        "WINDOWS_JOIN, 1"
    })
    void withoutACountermeasureSomeHistoryEndsBadly(String countermeasure, long first) {
        UnaryOperator<SyncBuilder> mutant =
                builder -> Mutant.without(countermeasure).apply(builder.overlap(Duration.ZERO));

        assertThat(LongStream.range(first, first + HISTORIES)
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
