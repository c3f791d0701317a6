package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.WatermarkStore;
import java.util.Map;

/** How does my copy keep up with an object whose fields change? */
public final class SyncingAllFields {
    private final IncrementalSync sync;

    public SyncingAllFields(SalesforceClient client, WatermarkStore positions, Map<RecordId, SObject> copy) {
        // tag::fields
        IncrementalSync all = client.sync("Account", positions)
                .allFields() // in each run those there are then
                .suppressUnchanged(100_000) // a stamp that moved alone is not handed on
                .fromBeginning()
                .to(page -> {
                    page.records().forEach(account -> copy.put(account.id().orElseThrow(), account));
                    page.deletedIds().forEach(copy::remove);
                })
                .build();
        // end::fields
        this.sync = all;
    }

    /** Every few minutes. */
    public SyncSummary run() {
        // tag::lost
        SyncSummary summary = sync.run();
        if (!summary.fields().lost().isEmpty()) {
            System.err.println("removed or hidden: " + summary.fields().lost());
        }
        // end::lost
        return summary;
    }

    /** Every night. */
    public SyncSummary refresh() {
        // tag::formulas
        SyncSummary refreshed = sync.refreshFormulas();
        // end::formulas
        return refreshed;
    }
}
