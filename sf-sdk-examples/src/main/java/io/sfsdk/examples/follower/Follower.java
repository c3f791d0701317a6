package io.sfsdk.examples.follower;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.JwtBearer;
import io.sfsdk.auth.SigningKey;
import io.sfsdk.copy.JdbcMirror;
import io.sfsdk.copy.PatchedTarget;
import io.sfsdk.examples.dataset.Organisation;
import io.sfsdk.examples.dataset.Organisations;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.mirror.Mirror;
import io.sfsdk.mirror.MirrorSummary;
import io.sfsdk.stream.StreamingApi;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.events.EventLimits;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.watermark.JdbcWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Keeps a table in H2 equal to an org's accounts through their change events: the first copy, events while people work, a power cut,
 * three days without power after which the org does not know the replay id any more, and the proof that nothing is missing.
 *
 * <p>Exit code 0 if the table equals the org, else 1.
 */
public final class Follower {
    private static final String CHANNEL = "/data/AccountChangeEvent";
    private static final String[] FIELDS = {"Name", "Phone", "Site", "BillingCity"};
    private static final int EVENTS_BEFORE_THE_CUT = 3;

    private final PrintStream out;
    private final DataSource database;
    private final WatermarkStore positions;
    private final JdbcMirror table;

    Follower(Path folder, PrintStream out) {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:" + folder.resolve("copy").toAbsolutePath());
        this.out = out;
        this.database = file;
        this.positions = JdbcWatermarkStore.in(file).createTable();
        this.table = JdbcMirror.of(file, "account", FIELDS).createTable();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("follower");
        System.exit(new Follower(folder, System.out).run().isEqual() ? 0 : 1);
    }

    /** Follows through all of it. */
    TableProof run() throws Exception {
        OrgClock clock = OrgClock.at(Instant.parse("2026-03-02T08:00:00Z"));
        try (SimulatedOrg org = SimulatedOrg.builder()
                .clock(clock)
                .events(EventPolicy.standard()
                        .withEntities("Account")
                        .withLimits(EventLimits.standard().withChangesPerTransaction(20)))
                .start()) {
            Colleagues colleagues = new Colleagues(org);
            colleagues.found(names());
            clock.advance(Duration.ofHours(1));
            out.println("1. The first copy, and events while people work");
            follow(org, table, colleagues::work);
            colleagues.workInBulk();
            follow(org, table, () -> {});
            out.println("2. A power cut");
            colleagues.work();
            cutThePower(org);
            out.println("3. Four days later: the org keeps events for three");
            colleagues.work();
            clock.advance(Duration.ofDays(4));
            colleagues.work();
            follow(org, table, () -> {});
            TableProof proof = TableProof.of(org, database, List.of(FIELDS));
            out.println(proof.describe());
            return proof;
        }
    }

    private static List<String> names() {
        return Organisations.read().every(100).customers().stream()
                .map(Organisation::name)
                .toList();
    }

    private void cutThePower(SimulatedOrg org) {
        try {
            follow(org, new PowerCut(table, EVENTS_BEFORE_THE_CUT), () -> {});
        } catch (PowerCut.Darkness darkness) {
            out.println("  dark: a row is written, and the position is not stored");
        }
    }

    /** A program's life: from its start until it has handled the last event there is. */
    private void follow(SimulatedOrg org, PatchedTarget copy, Runnable whenCopied) {
        JwtBearer login = JwtBearer.builder(org.clientId(), org.username(), SigningKey.of(org.privateKey()))
                .loginUrl(org.loginUrl().toString())
                .build();
        try (JdkHttpTransport wire =
                        JdkHttpTransport.builder().allowPlainHttp(true).build();
                SalesforceClient client = SalesforceClient.builder(login)
                        .transport(wire)
                        .time(org.clock(), org.clock()::advance, new Random(1))
                        .with(StreamingApi.module())
                        .build()) {
            Watcher watcher = new Watcher(org, CHANNEL, whenCopied, out);
            Mirror mirror = mirror(client, copy, watcher);
            watcher.stops(mirror);
            MirrorSummary summary = mirror.run();
            out.println("  " + summary.describe());
        }
    }

    private Mirror mirror(SalesforceClient client, PatchedTarget copy, SubscriptionListener watcher) {
        // tag::mirror
        return client.mirror("Account", positions)
                .into(copy)
                .following(() -> client.events("/data/AccountChangeEvent")
                        .replay(positions)
                        .listener(watcher))
                .build();
        // end::mirror
    }
}
