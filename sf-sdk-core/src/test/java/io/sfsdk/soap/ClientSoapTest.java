package io.sfsdk.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.batch.BatchSummary;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.Need;
import io.sfsdk.strategy.Workload;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.write.WriteOperation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SOAP as an API of the client, which its strategy may choose. */
class ClientSoapTest {
    private final SimulatedOrg org = SimulatedOrg.start();
    private final JdkHttpTransport transport =
            JdkHttpTransport.builder().allowPlainHttp(true).build();
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    @AfterEach
    void closeAll() {
        transport.close();
        org.close();
    }

    @Test
    void aClientHasSoapAndItsAnswersCountTowardsTheDay() {
        try (SalesforceClient client = client(ApiStrategy.byVolume(), null)) {
            List<ObjectDescription> all = client.soap().describeGlobal();

            assertThat(all).isNotEmpty();
            assertThat(client.usage()).isPresent();
            assertThat(client.api(SoapApi.class)).isSameAs(client.soap());
        }
    }

    @Test
    void restComesFirstWhereBothFit() {
        try (SalesforceClient client = client(ApiStrategy.byVolume(), null)) {
            ApiChoice choice = client.plan(insert(500));

            assertThat(choice.option().api()).isEqualTo("REST");
            assertThat(choice.explain()).contains("not SOAP: REST comes before it");
        }
    }

    @Test
    void aBatchGoesBySoapWhereItIsPreferredAndItsReportSaysSo() {
        try (SalesforceClient client = client(ApiStrategy.byVolume().preferring("SOAP"), null)) {
            BatchSummary summary = client.batch("Account")
                    .insert()
                    .deadLetters(letters)
                    .build()
                    .run(accounts(450));

            assertThat(summary.written()).isEqualTo(450).isEqualTo(org.count("Account"));
            assertThat(summary.api()).isEqualTo("SOAP");
            assertThat(summary.calls()).isEqualTo(3);
            assertThat(org.callsTo("/composite/sobjects")).isZero();
        }
    }

    @Test
    void aQueryIsReadFromSoapWhereItIsPreferred() {
        org.insert("Account", Map.of("Name", "Acme"));
        try (SalesforceClient client = client(ApiStrategy.byVolume().preferring("SOAP"), null)) {
            Workload read = Workload.read("Account").of(1);

            try (RecordCursor pages = client.source(read).open(ReadRequest.of(Soql.text("SELECT Name FROM Account")))) {
                assertThat(pages.next().records().get(0).text("Name")).hasValue("Acme");
            }

            assertThat(client.source(read).profile().api()).isEqualTo("SOAP");
            assertThat(org.callsTo("/query")).isZero();
        }
    }

    @Test
    void aTokenInJwtFormKeepsABatchFromSoapThoughNobodyHadLoggedInYet() {
        try (SalesforceClient client = client(ApiStrategy.byVolume().preferring("SOAP"), "jwt")) {
            BatchSummary summary = client.batch("Account")
                    .insert()
                    .deadLetters(letters)
                    .build()
                    .run(accounts(3));

            assertThat(summary.api()).isEqualTo("REST");
            assertThat(summary.written()).isEqualTo(3);
            assertThat(client.plan(insert(3)).work().needs()).contains(Need.JWT_TOKEN);
            assertThat(client.plan(insert(3)).explain()).contains("not SOAP: it cannot give a token in JWT form");
        }
    }

    @Test
    void withoutABudgetTheDaysHeadroomIsWhatAnswersTold() {
        try (SalesforceClient client = client(ApiStrategy.byVolume(), null)) {
            client.query("SELECT Id FROM Account").close();

            assertThat(client.plan(insert(3)).work().headroom().calls().orElseThrow())
                    .isBetween(99_000L, 100_000L);
        }
    }

    private static Workload insert(long records) {
        return Workload.write(new WriteOperation.Insert(), "Account").of(records);
    }

    private SalesforceClient client(ApiStrategy strategy, @Nullable String format) {
        URI identity = URI.create("https://login.salesforce.com/id/" + org.orgId() + "/" + org.userId());
        return SalesforceClient.builder(
                        wire -> new AccessToken(org.accessToken(), org.instanceUrl(), identity, Set.of(), null, format))
                .transport(transport)
                .strategy(strategy)
                .build();
    }

    private static List<SObject> accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SObject.of("Account").with("Name", "A" + i))
                .toList();
    }
}
