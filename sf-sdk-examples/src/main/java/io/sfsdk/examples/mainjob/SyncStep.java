package io.sfsdk.examples.mainjob;

import io.sfsdk.SalesforceClient;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;

/** Brings the warehouse up to date with the org. */
final class SyncStep {
    private final SalesforceClient org;
    private final Warehouse warehouse;
    private final WatermarkStore positions;
    private final OrgTime time;
    private final Screen screen;

    SyncStep(SalesforceClient org, Warehouse warehouse, WatermarkStore positions, OrgTime time, Screen screen) {
        this.org = org;
        this.warehouse = warehouse;
        this.positions = positions;
        this.time = time;
        this.screen = screen;
    }

    /** Takes everything that has changed in the org up to now. */
    void run() throws InterruptedException {
        for (Mirror mirror : Mirror.ALL) {
            Instant newest = newestStamp(mirror);
            try (ProgressBar bar = screen.counter(mirror.sobject() + " changes taken")) {
                if (!isAfter(newest, sync(mirror, bar))) {
                    screen.line(
                            "  the last changes are not closed yet: a transaction could still commit beside them; waiting");
                    do {
                        time.pass();
                    } while (!isAfter(newest, sync(mirror, bar)));
                }
            }
        }
    }

    private static boolean isAfter(Instant newest, SyncSummary summary) {
        return summary.window().until().isAfter(newest);
    }

    private SyncSummary sync(Mirror mirror, ProgressBar bar) {
        // tag::sync
        SyncSummary summary = org.sync(mirror.sobject(), positions)
                .fields(mirror.fieldNames())
                .fromBeginning()
                .to(page -> {
                    warehouse.take(mirror, page);
                    bar.add(page.changes().size());
                })
                .build()
                .run();
        // end::sync
        if (!summary.isComplete()) {
            throw new IllegalStateException(summary.describe());
        }
        return summary;
    }

    private Instant newestStamp(Mirror mirror) {
        try (RecordCursor answer = org.query("SELECT MAX(SystemModstamp) newest FROM " + mirror.sobject())) {
            return answer.next().records().get(0).instant("newest").orElse(Instant.EPOCH);
        }
    }
}
