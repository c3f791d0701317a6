package io.sfsdk.examples.tour;

import io.sfsdk.SalesforceClient;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.schedule.Schedule;
import io.sfsdk.schedule.ScheduledJob;
import io.sfsdk.schedule.Tick;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.OwnWrites;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.watermark.JdbcWatermarkStore;
import io.sfsdk.watermark.Leases;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** How do I run syncs day and night? */
public final class Operating {
    private final SalesforceClient client;

    public Operating(SalesforceClient client) {
        this.client = client;
    }

    /** Several instances, one of which works. */
    public ScheduledJob shared(DataSource database, String host, ChangeHandler handler, Consumer<SyncSummary> report) {
        // tag::shared
        JdbcWatermarkStore positions = JdbcWatermarkStore.in(database).createTable();
        Leases leases = Leases.in(positions, host).by(positions.databaseTime()); // five minutes, each page renews them
        IncrementalSync sync = client.sync("Account", positions)
                .fields("Name")
                .fromBeginning()
                .to(handler)
                .build();

        ScheduledJob job = ScheduledJob.of(
                        Schedule.every(Duration.ofMinutes(2)),
                        turn -> report.accept(sync.under(turn.lease()).run(turn::isStopping)))
                .lease(leases, "sync of accounts")
                .listener(tick -> warnOf(tick))
                .build();
        // end::shared
        return job;
    }

    /** Every night at two, wherever the clocks stand. */
    public ScheduledJob nightly(IncrementalSync sync, Consumer<SyncSummary> report) {
        // tag::cron
        ScheduledJob nightly = ScheduledJob.of(
                        Schedule.cron("0 2 * * *", ZoneId.of("Europe/Berlin")),
                        turn -> report.accept(sync.run(turn::isStopping)))
                .build();
        // end::cron
        return nightly;
    }

    /** One kind of change only. */
    public List<IncrementalSync> recipes(WatermarkStore positions, ChangeHandler handler) {
        // tag::recipes
        IncrementalSync created = client.onNew("Lead", positions)
                .fields("Name")
                .fromNow()
                .to(handler)
                .build();
        IncrementalSync changed = client.onModified("Lead", positions)
                .fields("Name")
                .fromNow()
                .to(handler)
                .build();
        IncrementalSync deleted = client.onDeleted("Lead", positions)
                .fields("Name")
                .fromNow()
                .to(handler)
                .build();
        // end::recipes
        return List.of(created, changed, deleted);
    }

    /** Both systems hand on their changes, and none comes back. */
    public IncrementalSync bothWays(WatermarkStore positions, ChangeHandler toTheOtherSystem, OwnWrites own) {
        // tag::bothways
        IncrementalSync sync = client.sync("Contact", positions)
                .fields("LastName", "Email")
                .fromBeginning()
                .withoutOwnWrites(own) // OwnWrites.byContent(10_000)
                .to(toTheOtherSystem)
                .build();
        // end::bothways
        return sync;
    }

    /** What the other system does before it writes into the org. */
    public void write(OwnWrites own, RecordId id, SObject contact) {
        // tag::expect
        own.expect(id, contact); // LastName and Email, as the other system has them
        client.records("Contact").update(id, contact);
        // end::expect
    }

    private static void warnOf(Tick tick) {
        if (tick instanceof Tick.Failed failed) {
            System.getLogger("sync").log(System.Logger.Level.WARNING, "sync failed " + failed.failures() + " times");
        }
    }
}
