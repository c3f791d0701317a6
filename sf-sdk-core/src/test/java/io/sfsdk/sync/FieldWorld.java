package io.sfsdk.sync;

import io.sfsdk.retry.Backoff;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** An org whose fields come and go, a store and a target, and a sync of all fields between them. */
final class FieldWorld {
    final FieldOrg org;
    final WatermarkStore store = new InMemoryWatermarkStore();
    final Target target = new Target();

    FieldWorld(String... fields) {
        this.org = new FieldOrg(fields);
    }

    SyncBuilder sync() {
        return sync(store, target);
    }

    SyncBuilder sync(WatermarkStore positions, ChangeHandler handler) {
        return IncrementalSync.builder(org, org.log, positions)
                .sobject("Account")
                .schema(org)
                .allFields()
                .fromBeginning()
                .retry(RetryPolicy.standard().withBackoff(Backoff.none()))
                .time(InstantSource.fixed(FakeOrg.START), pause -> {}, RandomGenerator.getDefault())
                .to(handler);
    }

    /** Lets all that was written become closed time, out of the audit's reach, and runs once. */
    SyncSummary run(IncrementalSync sync) {
        org.pass(Duration.ofMinutes(20));
        return sync.run();
    }

    /** Records that the target does not have as the user sees them. */
    List<String> missing() {
        return org.rows.values().stream()
                .filter(row -> !isHeld(row))
                .map(FieldOrg.Row::id)
                .toList();
    }

    private boolean isHeld(FieldOrg.Row row) {
        RecordChange held = target.copy.get(row.id());
        return held != null
                && org.fields.keySet().stream()
                        .allMatch(field -> held.record().has(field)
                                && String.valueOf(held.record().value(field)).equals(String.valueOf(row.value(field))));
    }
}
