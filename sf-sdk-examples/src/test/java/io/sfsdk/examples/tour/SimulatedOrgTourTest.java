package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.store.LockRule;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.testkit.store.ValidationRule;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How do I test my own integration, faults included? */
@ExtendWith(SimulatedOrgExtension.class)
class SimulatedOrgTourTest {
    private JdkHttpTransport wire;
    private SalesforceClient client;

    @BeforeEach
    void connect(SimulatedOrg org) {
        wire = TourOrg.wire();
        client = TourOrg.client(org, wire);
    }

    @AfterEach
    void disconnect() {
        client.close();
        wire.close();
    }

    // tag::faults
    @Test
    void anOverloadIsWaitedOut(SimulatedOrg org) {
        org.insert("Account", Map.of("Name", "Acme"));
        org.faults().on(Requests.get("/query")).times(2, Answers.unavailable());

        assertThat(client.query("SELECT Name FROM Account").stream()).hasSize(1);
        assertThat(org.callsTo("/query")).isEqualTo(3);
    }

    @Test
    void anInsertWhoseAnswerIsLostIsNeverSentTwice(SimulatedOrg org) {
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();
        org.faults().on(Requests.post("/composite/sobjects")).at(2, Breakages.dropAfterCommit());

        BatchSummary summary = client.batch("Account")
                .insert()
                .maxFailedRecords(-1)
                .deadLetters(letters)
                .build()
                .run(accounts(600));

        assertThat(summary.written()).isEqualTo(400);
        assertThat(summary.inDoubt()).isEqualTo(200);
        assertThat(letters.letters()).allMatch(letter -> letter.reason() == DeadLetterReason.IN_DOUBT);
        assertThat(org.count("Account")).isEqualTo(600);
    }
    // end::faults

    // tag::rules
    @Test
    void rulesRefuseAndLocksPass(SimulatedOrg org) {
        org.data()
                .addRule(ValidationRule.when(
                        "Account", row -> "Bad".equals(row.value("Name")), "No bad names.", "Name"));
        org.data().addRule(LockRule.times("Account", row -> "Busy".equals(row.value("Name")), 1));
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

        BatchSummary summary = client.batch("Account")
                .insert()
                .deadLetters(letters)
                .build()
                .run(List.of(account("Good"), account("Bad"), account("Busy")));

        assertThat(summary.written()).isEqualTo(2);
        assertThat(summary.retried()).isEqualTo(1);
        assertThat(letters.letters().get(0).errors().get(0).message()).isEqualTo("No bad names.");
    }
    // end::rules

    // tag::clock
    @Test
    void aTransactionThatCommitsLateIsNotMissed(SimulatedOrg org) {
        InMemoryWatermarkStore positions = new InMemoryWatermarkStore();
        org.insert("Account", Map.of("Name", "Early"));
        org.clock().advance(Duration.ofMinutes(5));
        try (Transaction open = org.begin()) {
            open.insert("Account", Map.of("Name", "Late")); // has its stamp now, is seen by nobody yet
            org.clock().advance(Duration.ofMinutes(3));

            assertThat(sync(positions).delivered()).isEqualTo(1);
            open.commit();
        }
        org.clock().advance(Duration.ofMinutes(15));

        assertThat(sync(positions).delivered()).isEqualTo(1);
    }
    // end::clock

    private SyncSummary sync(InMemoryWatermarkStore positions) {
        return client.sync("Account", positions)
                .fields("Name")
                .fromBeginning()
                .to(page -> {})
                .build()
                .run();
    }

    private static List<SObject> accounts(int count) {
        return IntStream.range(0, count).mapToObj(i -> account("Account " + i)).toList();
    }

    private static SObject account(String name) {
        return SObject.of("Account").with("Name", name);
    }
}
