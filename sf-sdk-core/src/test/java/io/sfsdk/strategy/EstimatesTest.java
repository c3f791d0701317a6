package io.sfsdk.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.write.WriteOperation;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says that work costs, and what the simulated org charged for it. */
class EstimatesTest {
    private static final Percentage TENTH = Percentage.withPercentage(10);

    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();

    @AfterEach
    void closeAll() {
        transport.close();
        org.close();
    }

    @Test
    void aPlanReckonsWithThePaceThatTheHostTells() {
        try (SalesforceClient client = SalesforceClient.builder(
                        wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(transport)
                .pace(new CallPace(Duration.ofSeconds(1), 50, 1_000))
                .build()) {
            Workload insert = Workload.write(new WriteOperation.Insert(), "Account");

            assertThat(client.plan(insert.of(400)).estimatedTime()).contains(Duration.ofSeconds(2 + 8));
            assertThat(client.plan(insert).estimatedTime()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REST, 1",
        "REST, 199",
        "REST, 200",
        "REST, 201",
        "REST, 2000",
        "REST, 10000",
        "REST, 10001",
        "REST, 100000",
        "SOAP, 1",
        "SOAP, 199",
        "SOAP, 200",
        "SOAP, 201",
        "SOAP, 2000",
        "SOAP, 10000",
        "SOAP, 10001"
    })
    void aBatchCostsWhatItsPlanSays(String api, int records) {
        try (SalesforceClient client = client(api)) {
            ApiChoice plan = client.plan(
                    Workload.write(new WriteOperation.Insert(), "Account").of(records));
            long before = org.chargedCalls();

            client.batch("Account")
                    .insert()
                    .deadLetters(new InMemoryDeadLetterSink())
                    .build()
                    .run(IntStream.range(0, records)
                            .mapToObj(i -> SObject.of("Account").with("Name", "A" + i)));

            assertThat(plan.option().api()).isEqualTo(api);
            assertThat(org.chargedCalls() - before)
                    .isCloseTo(plan.estimatedCalls().orElseThrow(), TENTH);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REST, 1",
        "REST, 199",
        "REST, 200",
        "REST, 201",
        "REST, 2000",
        "REST, 10000",
        "REST, 10001",
        "REST, 100000",
        "SOAP, 1",
        "SOAP, 199",
        "SOAP, 200",
        "SOAP, 201",
        "SOAP, 2000",
        "SOAP, 10000",
        "SOAP, 10001"
    })
    void aQueryCostsWhatItsPlanSaysTheFirstTimeAndTheNext(String api, int records) {
        org.data()
                .load(
                        "Account",
                        IntStream.range(0, records)
                                .mapToObj(i -> Map.of("Name", "A" + i))
                                .toList());
        try (SalesforceClient client = client(api)) {
            for (int round = 0; round < 2; round++) {
                Workload work = Workload.read("Account").of(records);
                long estimated = client.plan(work).estimatedCalls().orElseThrow();
                long before = org.chargedCalls();

                try (RecordCursor pages =
                        client.source(work).open(ReadRequest.of(Soql.text("SELECT Name FROM Account")))) {
                    pages.forEachRemaining(page -> assertThat(page.records()).isNotEmpty());
                }

                assertThat(org.chargedCalls() - before).isCloseTo(estimated, TENTH);
            }
        }
    }

    private SalesforceClient client(String api) {
        return SalesforceClient.builder(wire -> new AccessToken(org.accessToken(), org.instanceUrl()))
                .transport(transport)
                .strategy(ApiStrategy.byVolume().preferring(api))
                .build();
    }
}
