package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random histories of writers, late commits, deletions, faults and crashes: in the end the target holds what the org does. */
class RandomHistoryTest {
    private static final int HISTORIES = 100;

    @Test
    void noHistoryLosesARecord() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            RandomHistory history = RandomHistory.play(seed, UnaryOperator.identity());

            assertThat(history.missing()).as("seed " + seed).isEmpty();
            assertThat(history.lingering()).as("seed " + seed).isEmpty();
            assertThat(history.violations())
                    .as("seed " + seed + ": to the audit a row left out of a page may look like a late one")
                    .isLessThanOrEqualTo(history.dropped());
            assertThat(history.inventions()).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void aSeedPlaysTheSameHistoryAgain() {
        RandomHistory once = RandomHistory.play(7, UnaryOperator.identity());
        RandomHistory again = RandomHistory.play(7, UnaryOperator.identity());

        assertThat(again.events()).isEqualTo(once.events());
    }

    @Test
    void withoutTheFenceSomeHistoryLosesARecord() {
        assertThat(losing(Countermeasure.FENCE)).isPositive();
    }

    @Test
    void withoutTheTotalOrderSomeHistoryLosesARecord() {
        assertThat(losing(Countermeasure.TOTAL_ORDER)).isPositive();
    }

    @Test
    void withoutAcceptanceFirstSomeHistoryLosesARecord() {
        assertThat(losing(Countermeasure.POSITION_AFTER_ACCEPTANCE)).isPositive();
    }

    @Test
    void withoutTheCountSomeHistoryLosesARecord() {
        assertThat(losing(Countermeasure.COUNT_CHECK)).isPositive();
    }

    @Test
    void withoutTheDeleteLogSomeHistoryKeepsARecordThatWasRemovedForGood() {
        long keeping = LongStream.rangeClosed(1, HISTORIES)
                .filter(seed -> !RandomHistory.play(seed, SyncBuilder::ignoringDeleteLog)
                        .lingering()
                        .isEmpty())
                .count();

        assertThat(keeping).isPositive();
    }

    private static long losing(Countermeasure missing) {
        UnaryOperator<SyncBuilder> mutant =
                builder -> builder.overlap(Duration.ZERO).without(missing);
        return LongStream.rangeClosed(1, HISTORIES)
                .filter(seed -> !RandomHistory.play(seed, mutant).missing().isEmpty())
                .count();
    }
}
