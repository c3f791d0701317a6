package io.sfsdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.SalesforceClient;
import io.sfsdk.auth.AccessToken;
import io.sfsdk.batch.BatchOutcome;
import io.sfsdk.budget.ApiBudget;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.http.JdkHttpTransport;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages on limits and on choosing an API do what they say. */
@ExtendWith(SimulatedOrgExtension.class)
class SpendingBudgetTest {
    private final InMemoryWatermarkStore positions = new InMemoryWatermarkStore();

    @Test
    void aLoadThatFitsIsWrittenWithinItsShare(SimulatedOrg org) {
        ApiBudget budget = SpendingBudget.shared(positions);
        List<SObject> contacts = IntStream.range(0, 300)
                .mapToObj(i -> SObject.of("Contact").with("LastName", "No. " + i))
                .toList();

        try (JdkHttpTransport wire = TourOrg.wire();
                SalesforceClient client = SpendingBudget.client(
                        login -> new AccessToken(org.accessToken(), org.instanceUrl()), wire, budget)) {
            BatchOutcome outcome =
                    SpendingBudget.nightly(client, budget, contacts, new InMemoryDeadLetterSink(), positions);

            assertThat(outcome).isEqualTo(BatchOutcome.COMPLETE);
            assertThat(org.count("Contact")).isEqualTo(300);
            assertThat(SpendingBudget.explained(client))
                    .contains("SOAP, 200 records a call, 1 at a time, about 100 API requests")
                    .contains("not REST: SOAP comes before it");
        }
    }
}
