package io.sfsdk.sync;

import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An org, a store and a target, and a sync between them that a test changes where it needs to. */
final class World {
    private static final int MOST_RUNS = 30;

    final FakeOrg org = new FakeOrg();
    final WatermarkStore store = new InMemoryWatermarkStore();
    final Target target = new Target();
    final List<Duration> pauses = new ArrayList<>();

    SyncBuilder sync() {
        return sync(store, target);
    }

    SyncBuilder sync(WatermarkStore positions, ChangeHandler handler) {
        return IncrementalSync.builder(org, org, positions)
                .sobject("Account")
                .fields("Name")
                .fromBeginning()
                .retry(RetryPolicy.standard().withBackoff(Backoff.none()))
                .time(InstantSource.fixed(FakeOrg.START), pauses::add, RandomGenerator.getDefault())
                .to(handler);
    }

    /** Lets so much time pass that all committed work is closed, and runs until a run delivers nothing. */
    void settle(IncrementalSync sync) {
        org.pass(Duration.ofMinutes(16));
        for (int runs = 0; runs < MOST_RUNS; runs++) {
            int before = target.deliveries.size();
            sync.run();
            org.pass(Duration.ofMinutes(2));
            if (target.deliveries.size() == before) {
                return;
            }
        }
        throw new AssertionError("after " + MOST_RUNS + " runs there still is something to deliver");
    }

    Optional<String> position() {
        return store.load(new WatermarkKey("sync", "Account")).map(watermark -> watermark.value());
    }
}
