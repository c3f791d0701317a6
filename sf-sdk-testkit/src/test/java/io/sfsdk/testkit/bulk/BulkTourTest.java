package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.INGEST;
import static io.sfsdk.testkit.bulk.BulkClient.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the document on the simulated org shows of bulk jobs. */
@ExtendWith(SimulatedOrgExtension.class)
class BulkTourTest {
    // tag::bulk
    @Test
    void aJobThatFailsHalfwayKeepsItsFirstBatch(SimulatedOrg org) {
        org.policies().bulk(policy -> policy.withLimits(policy.limits().withBatches(2, 1)));
        org.bulk().strikeIngest(JobFault.batchNeverCompletes(1, "Timeout : Batch was retried too often"));
        BulkClient client = new BulkClient(org);

        String id = client.submit(spec("Account", "insert"), "Name\nA\nB\nC\n");
        assertThat(client.look(INGEST, id)).containsEntry("state", "UploadComplete");
        org.clock().advance(Duration.ofSeconds(1)); // the work is done when this returns
        assertThat(client.look(INGEST, id)).containsEntry("state", "InProgress");
        assertThat(client.look(INGEST, id)).containsEntry("state", "Failed");

        assertThat(client.successful(id)).hasSize(1 + 2);
        assertThat(client.unprocessed(id)).containsExactly("Name", "\"C\"");
        assertThat(org.count("Account")).isEqualTo(2);
        assertThat(org.bulk().count(JobState.FAILED)).isEqualTo(1);
    }
    // end::bulk
}
