package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.deadletter.DeadLetterSink;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.IsolatingHandler;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.FileWatermarkStore;
import java.nio.file.Path;
import java.util.Map;

/** How do I keep a copy up to date? */
public final class Syncing {
    private final SalesforceClient client;
    private final Map<RecordId, SObject> copy;

    public Syncing(SalesforceClient client, Map<RecordId, SObject> copy) {
        this.client = client;
        this.copy = copy;
    }

    /** What changed since the last run: delivered at least once, the position moves after the handler returned. */
    public SyncSummary run(Path positions) {
        // tag::sync
        IncrementalSync sync = client.sync("Account", FileWatermarkStore.at(positions))
                .fields("Name", "Industry")
                .fromBeginning()
                .to(page -> {
                    page.records().forEach(account -> copy.put(account.id().orElseThrow(), account));
                    page.deletedIds().forEach(copy::remove);
                })
                .build();

        SyncSummary summary = sync.run(); // one window; call it again from your scheduler
        // end::sync
        return summary;
    }

    /** One record that the handler cannot bear does not hold up the others. */
    public SyncSummary isolating(Path positions, DeadLetterSink letters) {
        // tag::isolating
        SyncSummary summary = client.sync("Account", FileWatermarkStore.at(positions))
                .fields("Name", "Industry")
                .fromBeginning()
                .to(IsolatingHandler.each(this::take), letters)
                .minSuccessRate(0.95) // below this share the page is refused and comes again
                .build()
                .run();
        // end::isolating
        return summary;
    }

    private void take(RecordChange change) {
        if (change.record().text("Industry").isEmpty()) {
            throw new IllegalArgumentException("no industry");
        }
        copy.put(change.id(), change.record());
    }
}
