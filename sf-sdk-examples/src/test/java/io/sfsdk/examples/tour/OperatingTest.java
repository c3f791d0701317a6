package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.schedule.ScheduledJob;
import io.sfsdk.schedule.Tick;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.OwnWrites;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/operating.md shows. */
class OperatingTest {
    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport wire = TourOrg.wire();
    private final SalesforceClient client = TourOrg.client(org, wire);
    private final Operating operating = new Operating(client);
    private final List<String> seen = new ArrayList<>();
    private final List<SyncSummary> summaries = new ArrayList<>();

    @BeforeEach
    void fill() {
        org.insert("Account", Map.of("Name", "Acme"));
    }

    @AfterEach
    void close() {
        client.close();
        wire.close();
        org.close();
    }

    @Test
    void ofTwoInstancesOneWorks() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:operating;DB_CLOSE_DELAY=-1");
        org.clock().advance(Duration.ofMinutes(15));
        ScheduledJob first = operating.shared(database, "host-a", page -> seen.add("host-a"), summaries::add);
        ScheduledJob second = operating.shared(database, "host-b", page -> seen.add("host-b"), summaries::add);

        assertThat(Duration.between(first.due(), second.due())).isLessThanOrEqualTo(Duration.ofMinutes(2));
        first.stop();
        second.stop();

        assertThat(first.tick()).isEqualTo(new Tick.Stopped());
    }

    @Test
    void aNightlyJobIsDueAtNight() {
        ScheduledJob nightly = operating.nightly(
                operating.bothWays(new InMemoryWatermarkStore(), page -> {}, OwnWrites.byContent(10)), summaries::add);

        assertThat(nightly.tick()).isEqualTo(new Tick.TooEarly(nightly.due()));
    }

    @Test
    void theRecipesReadTheirKindOfChange() {
        List<IncrementalSync> recipes = operating.recipes(
                new InMemoryWatermarkStore(),
                page -> page.changes()
                        .forEach(change -> seen.add(change.getClass().getSimpleName())));
        recipes.forEach(IncrementalSync::run);
        String id = org.insert("Lead", Map.of("LastName", "Lovelace", "Company", "Acme"));
        org.clock().advance(Duration.ofMinutes(15));
        recipes.get(0).run();
        recipes.get(1).run();
        org.delete(id);
        org.clock().advance(Duration.ofMinutes(15));
        recipes.forEach(IncrementalSync::run);

        assertThat(seen).containsExactly("Upserted", "Deleted");
    }

    @Test
    void ourOwnWriteDoesNotComeBack() {
        OwnWrites own = OwnWrites.byContent(10);
        RecordId id = RecordId.of(org.insert("Contact", Map.of("LastName", "Lovelace", "Email", "ada@example.com")));
        IncrementalSync sync = operating.bothWays(new InMemoryWatermarkStore(), page -> seen.add("page"), own);
        operating.write(own, id, SObject.of("Contact").with("LastName", "Byron").with("Email", "ada@example.com"));
        org.clock().advance(Duration.ofMinutes(15));

        sync.run();

        assertThat(seen).isEmpty();
        assertThat(own.recognised()).isEqualTo(1);
    }
}
