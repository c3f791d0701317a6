package io.sfsdk.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.store.LockRule;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.WriteRule;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locks, lost answers and restarts over the client, real sockets and the simulated org. */
class HostileOrgTest {
    private static final String COLLECTIONS = "/composite/sobjects";
    private static final DoubtPolicy MARKER = DoubtPolicy.byMarker("External_Id__c");
    private static final DoubtPolicy KEY = DoubtPolicy.byExternalId("External_Id__c");

    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(transport)
            .time(Clock.systemUTC(), pause -> {}, new SplittableRandom(1))
            .build();
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    @AfterEach
    void closeAll() {
        client.close();
        transport.close();
        org.close();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, true", "4, true", "1, false", "4, false"})
    void anAnswerDroppedAfterTheCommitOfAnyInsertIsFoundToBeWritten(int request, boolean marks) {
        org.faults().on(Requests.post(COLLECTIONS)).at(request, Breakages.dropAfterCommit());

        BatchSummary summary = client.batch("Contact")
                .insert()
                .chunkSize(60)
                .doubts(marks ? MARKER : KEY)
                .deadLetters(letters)
                .build()
                .run(contacts(240, !marks));

        assertThat(summary.written()).isEqualTo(240);
        assertThat(letters.letters()).isEmpty();
        assertThat(namesInOrg()).hasSize(240).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNABLE_TO_LOCK_ROW | unable to obtain exclusive access to this record or 1 records: 001x",
                "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY | T: execution of AfterInsert caused by: UNABLE_TO_LOCK_ROW, unable to",
                "CANNOT_EXECUTE_FLOW_TRIGGER | The flow failed: unable to obtain exclusive access to this record"
            })
    void aLockIsRecognisedInsideTheTextsOfTriggersAndFlows(String code, String text) {
        AtomicInteger left = new AtomicInteger(3);
        WriteRule busy = attempt -> attempt.concerns("Contact")
                        && "c7".equals(attempt.after().value("LastName"))
                        && left.getAndDecrement() > 0
                ? List.of(RowError.of(code, text))
                : List.of();
        org.data().addRule(busy);

        BatchSummary summary =
                client.batch("Contact").insert().deadLetters(letters).build().run(contacts(20, false));

        assertThat(summary.written()).isEqualTo(20);
        assertThat(summary.retried()).isEqualTo(3);
        assertThat(namesInOrg()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aParentThatStaysLockedCostsOneChunkItsPausesInsteadOfAll() {
        List<String> accounts = IntStream.range(0, 30)
                .mapToObj(i -> org.insert("Account", Map.of("Name", "A" + i)))
                .toList();
        org.data().addRule(LockRule.always("Contact", row -> accounts.get(0).equals(row.value("AccountId"))));

        Cost grouped = insertChildren("g", accounts);
        Cost ungrouped = insertChildren("u", accounts, Countermeasure.GROUPING);

        assertThat(grouped.summary().rejected()).isEqualTo(20);
        assertThat(ungrouped.summary().rejected()).isEqualTo(20);
        assertThat(grouped.pauses()).isEqualTo(4);
        assertThat(ungrouped.pauses()).isEqualTo(12);
        assertThat(grouped.summary().calls()).isLessThan(ungrouped.summary().calls());
    }

    @Test
    void aJournalGoesOnAfterARunThatWasBrokenOff() {
        InMemoryWatermarkStore journals = new InMemoryWatermarkStore();
        BatchExecutor brokenOff = journaled(journals)
                .listener(progress -> {
                    if (progress.written() == 120) {
                        throw new IllegalStateException("the host has enough");
                    }
                })
                .build();
        assertThatThrownBy(() -> brokenOff.run(contacts(300, false))).isInstanceOf(BatchAbortedException.class);

        BatchSummary second = journaled(journals).build().run(contacts(300, false));

        assertThat(second.isComplete()).isTrue();
        assertThat(second.skipped()).isEqualTo(120);
        assertThat(namesInOrg()).hasSize(300).doesNotHaveDuplicates();
    }

    private BatchExecutor.Builder journaled(InMemoryWatermarkStore journals) {
        return client.batch("Contact")
                .insert()
                .chunkSize(60)
                .doubts(MARKER)
                .journal(journals, "contacts of today")
                .deadLetters(letters);
    }

    private record Cost(BatchSummary summary, int pauses) {}

    private Cost insertChildren(String prefix, List<String> accounts, Countermeasure... off) {
        List<SObject> input = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            input.add(SObject.of("Contact").with("LastName", prefix + i).with("AccountId", accounts.get(i % 30)));
        }
        List<Duration> pauses = new ArrayList<>();
        BatchSummary summary = client.batch("Contact")
                .insert()
                .groupBy("AccountId")
                .sleeper(pauses::add)
                .deadLetters(letters)
                .without(off)
                .build()
                .run(input);
        return new Cost(summary, pauses.size());
    }

    private List<String> namesInOrg() {
        return org.data()
                .view(org.userId())
                .rows("Contact", false)
                .map(row -> String.valueOf(row.value("LastName")))
                .toList();
    }

    private static List<SObject> contacts(int count, boolean keyed) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    SObject contact = SObject.of("Contact").with("LastName", "c" + i);
                    return keyed ? contact.with("External_Id__c", "e" + i) : contact;
                })
                .toList();
    }
}
