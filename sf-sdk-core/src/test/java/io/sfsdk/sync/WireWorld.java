package io.sfsdk.sync;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The simulated org, a client on real sockets, and a target. */
final class WireWorld implements AutoCloseable {
    private static final int MOST_RUNS = 40;

    final OrgClock clock = OrgClock.at(Instant.parse("2026-01-01T12:00:00Z"));
    final SimulatedOrg org;
    final SalesforceClient client;
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    final WatermarkStore store;
    final Target target = new Target();

    WireWorld(int pageSize) {
        this(pageSize, 1, new InMemoryWatermarkStore());
    }

    WireWorld(int pageSize, long seed, WatermarkStore store) {
        this.org = SimulatedOrg.builder()
                .seed(seed)
                .clock(clock)
                .pageSize(pageSize)
                .start();
        this.store = store;
        this.client = SalesforceClient.builder(wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(transport)
                .retry(RetryPolicy.none())
                .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(seed))
                .build();
    }

    SyncBuilder sync() {
        return client.sync("Account", store).fields("Name").fromBeginning().to(target);
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** Records that share a second. */
    void load(int count) {
        org.data()
                .load(
                        "Account",
                        IntStream.range(0, count)
                                .mapToObj(i -> Map.of("Name", "account " + i))
                                .toList());
    }

    /** Lets so much time pass that all committed work is closed, and runs until a run delivers nothing. */
    void settle(IncrementalSync sync) {
        pass(Duration.ofMinutes(16));
        for (int runs = 0; runs < MOST_RUNS; runs++) {
            int before = target.deliveries.size();
            sync.run();
            pass(Duration.ofMinutes(2));
            if (target.deliveries.size() == before) {
                return;
            }
        }
        throw new AssertionError("after " + MOST_RUNS + " runs there still is something to deliver");
    }

    /** Present versions, in the recycle bin or not, that the target does not hold. */
    List<String> missing() {
        return org.data()
                .view(org.userId())
                .rows("Account", true)
                .filter(row -> !isHeld(row))
                .map(Row::id)
                .toList();
    }

    private boolean isHeld(Row row) {
        RecordChange held = target.copy.get(row.id());
        return held != null
                && held.stamp().equals(row.value("SystemModstamp"))
                && held instanceof RecordChange.Deleted == row.isDeleted()
                && held.record().text("Name").orElseThrow().equals(row.value("Name"));
    }

    @Override
    public void close() {
        client.close();
        transport.close();
        org.close();
    }
}
