package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Histories from a seed: events alone, in groups and in transactions, handed over one by one, at a time and by transaction; handlers
 * that refuse, connections that break, processes that die before and after each of handle, keep and store, stops. Each event is
 * settled at least once, first times in order of its record, no position is stored that an event before it was not settled for, and
 * one by one an event comes twice only where something broke.
 */
@Timeout(600)
class RandomStreamTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

    @AfterAll
    static void stop() {
        POOL.shutdownNow();
    }

    @Test
    void nothingIsLostInFiveHundredHistories() {
        play(1, 500);
    }

    @Test
    @Tag("slow")
    void nothingIsLostInTwentyThousandHistories() {
        play(1_000, 20_000);
    }

    private static void play(int first, int histories) {
        for (int seed = first; seed < first + histories; seed++) {
            new StreamHistory(seed, POOL).play();
        }
        assertThat(POOL.isShutdown()).isFalse();
    }
}
