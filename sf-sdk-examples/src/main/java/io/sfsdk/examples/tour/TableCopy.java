package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.copy.JdbcTarget;
import io.sfsdk.reconcile.Reconciliation;
import io.sfsdk.reconcile.ReconciliationReport;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.JdbcWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import javax.sql.DataSource;

/** How do I keep a table equal to an object? */
public final class TableCopy {
    private final IncrementalSync sync;
    private final Reconciliation reconciliation;

    public TableCopy(SalesforceClient client, DataSource database) {
        // tag::table
        String[] fields = {"Name", "Industry", "Owner.Name"};
        JdbcTarget table = JdbcTarget.of(database, "account", fields).createTable();
        WatermarkStore positions = JdbcWatermarkStore.in(database).createTable();

        sync = client.sync("Account", positions)
                .fields(fields)
                .fromBeginning()
                .to(table)
                .build();
        reconciliation = client.reconcile("Account", positions)
                .fields(fields)
                .target(table)
                .maxCalls(2_000)
                .build();
        // end::table
    }

    /** What changed: every few minutes. */
    public SyncSummary sync() {
        return sync.run();
    }

    /** What no change told of: every night. */
    public ReconciliationReport reconcile() {
        return reconciliation.run();
    }

    /** An object without a usable stamp: each run brings what differs from the last. */
    public static ReconciliationReport snapshot(
            SalesforceClient client, DataSource database, WatermarkStore positions) {
        // tag::snapshot
        JdbcTarget table =
                JdbcTarget.of(database, "pricebook", "Name", "IsActive").createTable();
        ReconciliationReport report = client.reconcile("Pricebook2", positions)
                .fields(table.fields())
                .withoutStamps()
                .target(table)
                .build()
                .run();
        // end::snapshot
        return report;
    }
}
