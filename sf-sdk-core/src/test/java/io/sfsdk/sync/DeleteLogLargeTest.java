package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More deletions than one answer of the delete log holds, at their real number. */
class DeleteLogLargeTest {
    private static final int DELETIONS = 700_000;

    @Test
    @Tag("slow")
    void sevenHundredThousandDeletionsOfADayAreAllTold() {
        World world = new World();
        AtomicLong told = new AtomicLong();
        IncrementalSync sync = world.sync(
                        world.store, page -> told.addAndGet(page.changes().size()))
                .build();
        world.org.pass(Duration.ofMinutes(16));
        sync.run();
        for (int i = 0; i < DELETIONS; i++) {
            String id = "001" + "%012d".formatted(i);
            world.org.deleteLog.put(id, world.org.now.plusSeconds(i / 100));
        }
        world.org.pass(Duration.ofDays(1));

        SyncSummary summary = sync.run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(told).hasValue(DELETIONS);
    }
}
