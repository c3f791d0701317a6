package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.write.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkJobsTest {
    private final OrgClock clock = OrgClock.at(Instant.parse("2026-03-01T08:00:00Z"));
    private final SimulatedOrg org = SimulatedOrg.builder()
            .clock(clock)
            .bulk(BulkPolicy.standard().with(Behaviour.GRANTS_HARD_DELETE))
            .start();
    private final JdkHttpTransport wire = TourOrg.wire();
    private final SalesforceClient client = BulkJobs.withJobs(SalesforceClient.builder(TourOrg.login(org))
                    .transport(wire)
                    .time(clock, clock::advance, new Random(1)))
            .build();
    private final BulkJobs jobs = new BulkJobs(client);

    @AfterEach
    void closeAll() {
        client.close();
        wire.close();
        org.close();
    }

    @Test
    void muchIsLoadedAndSyncedByJobs() {
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
        Set<String> seen = new HashSet<>();

        BatchSummary loaded = jobs.load(
                IntStream.range(0, 3_000)
                        .mapToObj(i -> i == 7
                                ? SObject.of("Contact")
                                : SObject.of("Contact").with("LastName", "No. " + i)),
                new InMemoryWatermarkStore(),
                "contacts.csv",
                letters);
        clock.advance(Duration.ofHours(1));
        SyncSummary synced = jobs.sync(
                new InMemoryWatermarkStore(),
                page -> page.records()
                        .forEach(contact -> seen.add(contact.text("LastName").orElseThrow())));

        assertThat(loaded.written()).isEqualTo(2_999);
        assertThat(letters.letters()).hasSize(1);
        assertThat(synced.delivered()).isEqualTo(2_999);
        assertThat(seen).hasSize(2_999);
        assertThat(org.callsTo("/composite/sobjects")).isZero();
        assertThat(org.callsTo("/jobs/query")).isPositive();
    }

    @Test
    void aQueryIsRead() {
        IntStream.range(0, 30).forEach(i -> org.insert("Account", Map.of("Name", "No. " + i)));

        assertThat(jobs.query()).isEqualTo(30);
    }

    @Test
    void recordsAreDeletedForGood() {
        String id = org.insert("Contact", Map.of("LastName", "Lovelace"));

        List<WriteOutcome> outcomes =
                jobs.hardDelete(List.of(SObject.of("Contact").with("Id", id)));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Written.class));
        assertThat(org.query("SELECT Id FROM Contact")).isEmpty();
    }
}
