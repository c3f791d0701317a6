package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.BatchTarget;
import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.batch.BatchAbortedException;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which API a client's batches go by, with a threshold of 50. */
class ClientRoutesTest {
    private final SimulatedOrg org =
            SimulatedOrg.builder().clock(OrgClock.running()).start();
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final SalesforceClient client = SalesforceClient.builder(
                    wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
            .transport(transport)
            .strategy(VolumeStrategy.jobsAbove(50))
            .with(BulkApi.module())
            .build();
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    @AfterEach
    void closeAll() {
        client.close();
        transport.close();
        org.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0", "50, 1, 0", "51, 0, 1", "120, 0, 1"})
    void anInputOfUnknownSizeIsLookedAtAndThenGoesByTheApiOfItsSize(int records, int calls, int jobs) {
        BatchSummary summary = insert(client.batch("Contact"), contacts(records).iterator());

        assertThat(summary.written()).isEqualTo(records).isEqualTo(org.count("Contact"));
        assertThat(org.callsTo("/composite/sobjects")).isEqualTo(calls);
        assertThat(org.bulk().ids()).hasSize(jobs);
    }

    @Test
    void aStatedNumberDecidesWithoutALook() {
        BatchSummary summary =
                insert(client.batch("Contact").of(1_000), contacts(3).iterator());

        assertThat(summary.written()).isEqualTo(3);
        assertThat(org.callsTo("/composite/sobjects")).isZero();
        assertThat(org.bulk().ids()).hasSize(1);
    }

    @Test
    void anInputThatBreaksOffWhileItIsLookedAtBreaksOffTheRunInItsPlace() {
        Iterator<SObject> broken = Stream.concat(
                        contacts(20).stream(), Stream.of(1).map(none -> {
                            throw new IllegalStateException("the file ended in the middle of a line");
                        }))
                .map(SObject.class::cast)
                .iterator();

        assertThatThrownBy(() -> insert(client.batch("Contact"), broken))
                .isInstanceOf(BatchAbortedException.class)
                .hasRootCauseMessage("the file ended in the middle of a line");

        assertThat(org.count("Contact")).isLessThanOrEqualTo(20);
    }

    @Test
    void aRecordOfAnotherTypeIsADeadLetterOnTheJobsRouteToo() {
        List<SObject> records = Stream.concat(
                        contacts(60).stream(), Stream.of(SObject.of("Account").with("Name", "Acme")))
                .toList();

        BatchSummary summary = insert(client.batch("Contact"), records.iterator());

        assertThat(summary.written()).isEqualTo(60).isEqualTo(org.count("Contact"));
        assertThat(letters.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.inputIndex()).isEqualTo(60));
        assertThat(org.count("Account")).isZero();
    }

    private BatchSummary insert(BatchTarget target, Iterator<SObject> records) {
        return target.insert().deadLetters(letters).build().run(records);
    }

    private static List<SObject> contacts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SObject.of("Contact").with("LastName", "No. " + i))
                .toList();
    }
}
