package io.sfsdk.reconcile;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.copy.InMemoryTarget;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.RecordId;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.store.Row;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The simulated org, a client on real sockets, and a target that a sync and a reconciliation share. */
final class WireWorld implements AutoCloseable {
    final OrgClock clock = OrgClock.at(Instant.parse("2026-01-01T12:00:00Z"));
    final SimulatedOrg org;
    final SalesforceClient client;
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    final WatermarkStore store = new InMemoryWatermarkStore();
    final InMemoryTarget target = InMemoryTarget.of("Name");

    WireWorld(long seed) {
        this.org = SimulatedOrg.builder().seed(seed).clock(clock).pageSize(50).start();
        this.client = SalesforceClient.builder(wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(transport)
                .retry(RetryPolicy.none())
                .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(seed))
                .build();
    }

    IncrementalSync sync() {
        return client.sync("Account", store)
                .fields("Name")
                .fromBeginning()
                .to(target)
                .build();
    }

    ReconciliationBuilder reconciliation() {
        return client.reconcile("Account", store).fields("Name").rangeSize(100).target(target);
    }

    /** Lets so much time pass that all that was written is closed. */
    void pass(Duration time) {
        clock.advance(time);
    }

    void load(int count) {
        org.data()
                .load(
                        "Account",
                        Stream.iterate(0, i -> i < count, i -> i + 1)
                                .map(i -> Map.of("Name", "account " + i))
                                .toList());
    }

    List<String> ids() {
        return visible().map(Row::id).sorted().toList();
    }

    void hardDelete(List<String> ids) {
        try (Transaction work = org.begin()) {
            ids.forEach(work::hardDelete);
            work.commit();
        }
    }

    /** Forgets all deletions, as an org does that has too many of them. */
    void purge() {
        org.data().emptyRecycleBin();
        org.data().purgeDeleteLog("Account", clock.instant().plus(Duration.ofDays(1)));
    }

    Stream<Row> visible() {
        return org.data().viewAs(org.userId()).rows("Account", false);
    }

    /** Ids for which the target tells another name than the org, or only one of both tells any. */
    Set<String> differences() {
        Set<String> differences = new TreeSet<>();
        Set<String> inOrg = new TreeSet<>();
        visible().forEach(row -> {
            inOrg.add(row.id());
            boolean isSame = target.record(RecordId.of(row.id()))
                    .flatMap(record -> record.text("Name"))
                    .filter(name -> name.equals(row.value("Name")))
                    .isPresent();
            if (!isSame) {
                differences.add(row.id());
            }
        });
        target.records()
                .map(record -> record.id().orElseThrow().value())
                .filter(id -> !inOrg.contains(id))
                .forEach(differences::add);
        return differences;
    }

    @Override
    public void close() {
        client.close();
        transport.close();
        org.close();
    }
}
