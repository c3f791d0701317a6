package io.sfsdk.reconcile;

import io.sfsdk.copy.InMemoryTarget;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.DeletionSource;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncWindow;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An org, a store and a target, and a reconciliation between them that a test changes where it needs to. */
final class World {
    final FakeOrg org = new FakeOrg();
    final WatermarkStore store = new InMemoryWatermarkStore();
    final InMemoryTarget target = InMemoryTarget.of("Name");

    ReconciliationBuilder reconciliation() {
        return Reconciliation.builder(org, org, store)
                .sobject("Account")
                .fields("Name")
                .rangeSize(25)
                .target(target);
    }

    /** Brings to the target what the user sees, as a sync does. */
    void copy() {
        copy(org.visible());
    }

    void copy(String record) {
        copy(org.visible().stream().filter(row -> row.id().equals(record)).toList());
    }

    private void copy(List<FakeOrg.Row> rows) {
        List<RecordChange> changes = rows.stream().map(World::change).toList();
        if (!changes.isEmpty()) {
            target.handle(new ChangePage("Account", new SyncWindow(Instant.EPOCH, org.now), changes));
        }
    }

    private static RecordChange change(FakeOrg.Row row) {
        RecordId id = RecordId.of(row.id());
        SObject record = SObject.of("Account").with("Name", row.name()).with("Id", row.id());
        return row.isDeleted()
                ? new RecordChange.Deleted(record, id, row.stamp(), DeletionSource.QUERY)
                : new RecordChange.Upserted(record, id, row.stamp());
    }

    /** Ids for which the target tells another name than the org, or only one of both tells any. */
    Set<String> differences() {
        Set<String> differences = new TreeSet<>();
        Stream.concat(
                        org.visible().stream().map(FakeOrg.Row::id),
                        target.records().map(World::idOf))
                .filter(id -> !nameInOrg(id).equals(nameInTarget(id)))
                .forEach(differences::add);
        return differences;
    }

    private Optional<String> nameInOrg(String id) {
        return org.visible().stream()
                .filter(row -> row.id().equals(id) && !row.isDeleted())
                .map(FakeOrg.Row::name)
                .findFirst();
    }

    private Optional<String> nameInTarget(String id) {
        return target.record(RecordId.of(id)).flatMap(record -> record.text("Name"));
    }

    private static String idOf(SObject record) {
        return record.id().orElseThrow().value();
    }

    Optional<String> position() {
        return store.load(new WatermarkKey("reconcile", "Account")).map(watermark -> watermark.value());
    }
}
