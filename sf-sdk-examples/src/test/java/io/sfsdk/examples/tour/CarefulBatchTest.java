package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchOutcome;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.batch.RedriveSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page on batches does what it says. */
@ExtendWith(SimulatedOrgExtension.class)
class CarefulBatchTest {
    private static final String COLLECTIONS = "/composite/sobjects";

    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
    private JdkHttpTransport wire;
    private SalesforceClient client;
    private CarefulBatch batch;

    @BeforeEach
    void connect(SimulatedOrg org) {
        wire = TourOrg.wire();
        client = TourOrg.client(org, wire);
        batch = new CarefulBatch(client, letters, new InMemoryWatermarkStore());
    }

    @AfterEach
    void disconnect() {
        client.close();
        wire.close();
    }

    @Test
    void aLoadInWhichTooManyFailStopsEarly() {
        List<SObject> bad = keyed(6_000).stream()
                .map(contact -> contact.with("Email", "none"))
                .toList();

        BatchSummary summary = batch.withLimits(bad.iterator());

        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_TOO_MANY_FAILURES);
        assertThat(summary.accepted()).isLessThan(3_000);
        assertThat(summary.describe()).contains("of the last 2000 records failed");
    }

    @Test
    void anOutageIsWaitedOut(SimulatedOrg org) {
        org.faults().on(Requests.patch(COLLECTIONS)).times(20, Answers.unavailable());

        BatchSummary summary = batch.throughTheNight(keyed(1_000).iterator());

        assertThat(summary.isComplete()).isTrue();
        assertThat(org.count("Contact")).isEqualTo(1_000);
    }

    @Test
    void anInsertArrivesOnceAlthoughItsAnswerIsLostAndItRunsAgain(SimulatedOrg org) {
        org.faults().on(Requests.post(COLLECTIONS)).at(2, Breakages.dropAfterCommit());

        BatchSummary first = batch.once(contacts(1_000).iterator(), "contacts.csv");
        BatchSummary again = batch.once(contacts(1_000).iterator(), "contacts.csv");

        assertThat(first.written()).isEqualTo(1_000);
        assertThat(again.accepted()).isZero();
        assertThat(org.count("Contact")).isEqualTo(1_000);
    }

    @Test
    void someLettersAreDriven() {
        List<SObject> bad = contacts(150).stream()
                .map(contact -> contact.with("Email", "none"))
                .toList();
        batch.once(bad.iterator(), "bad.csv");

        RedriveSummary summary = batch.some();

        assertThat(summary.seen()).isEqualTo(100);
        assertThat(summary.failedAgain()).isEqualTo(100);
        assertThat(summary.outcome()).isEqualTo(BatchOutcome.STOPPED_AT_COUNT);
    }

    private static List<SObject> keyed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SObject.of("Contact").with("LastName", "c" + i).with("External_Id__c", "e" + i))
                .toList();
    }

    private static List<SObject> contacts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SObject.of("Contact").with("LastName", "c" + i))
                .toList();
    }
}
