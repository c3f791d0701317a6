package io.sfsdk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that change while they are read, and so move from one window to the next. */
class MovingRecordsTest {
    private final World world = new World();

    @Test
    void aRecordThatChangesDuringPagingComesAgainWithItsNewestVersionLast() {
        List<String> ids = insertOneASecond(1_000);
        int[] pages = {0};
        IncrementalSync sync = world.sync(new LawfulStore(world), page -> {
                    world.target.handle(page);
                    pages[0]++;
                    IntStream.range(0, ids.size())
                            .filter(i -> pages[0] < 6 && i % 7 == pages[0])
                            .forEach(i -> change(ids.get(i)));
                    world.org.pass(Duration.ofSeconds(1));
                })
                .build();

        world.settle(sync);

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
        assertThat(isNewestLast()).isTrue();
        assertThat(world.target.deliveries.size()).isGreaterThan(1_500);
    }

    @Test
    void aRecordThatChangesBetweenTheFenceAndNowComesInTheNextWindow() {
        IncrementalSync sync = world.sync().overlap(Duration.ZERO).build();

        changeBetweenTheFenceAndNow(sync);

        assertThat(world.target.holdsAllOf(world.org)).isTrue();
    }

    @Test
    void whereWindowsDoNotJoinItIsLost() {
        IncrementalSync sync = world.sync()
                .overlap(Duration.ZERO)
                .without(Countermeasure.WINDOWS_JOIN)
                .build();

        changeBetweenTheFenceAndNow(sync);

        assertThat(world.target.missingOf(world.org)).hasSize(1);
    }

    private void changeBetweenTheFenceAndNow(IncrementalSync sync) {
        String moving = world.org.insert("first");
        world.org.pass(Duration.ofMinutes(5));
        change(moving);
        world.org.pass(Duration.ofSeconds(10));
        sync.run();
        world.settle(sync);
    }

    private List<String> insertOneASecond(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    world.org.pass(Duration.ofSeconds(1));
                    return world.org.insert("row " + i);
                })
                .toList();
    }

    private void change(String id) {
        world.org.update(id, world.org.current(id).name() + "+");
    }

    private boolean isNewestLast() {
        Map<String, Instant> last = new HashMap<>();
        return world.target.deliveries.stream().allMatch(change -> {
            Instant before = last.put(change.id().value(), change.stamp());
            return before == null || !change.stamp().isBefore(before);
        });
    }
}
