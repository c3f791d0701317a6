package io.sfsdk.testkit.bulk;

import static io.sfsdk.testkit.bulk.BulkClient.INGEST;
import static io.sfsdk.testkit.bulk.BulkClient.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.SimulatedOrgExtension;
import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import io.sfsdk.testkit.store.LockRule;
import io.sfsdk.testkit.store.Transaction;
import io.sfsdk.testkit.store.ValidationRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Batches, chunks, locks and what may go wrong in the middle of a job. */
@ExtendWith(SimulatedOrgExtension.class)
class BatchTest {

    private SimulatedOrg org;
    private BulkClient bulk;

    @BeforeEach
    void connect(SimulatedOrg started) {
        org = started;
        bulk = new BulkClient(started);
    }

    @Test
    void countsRiseWhileTheJobIsInProgress() {
        org.policies().bulk(policy -> policy.withPace(policy.pace().withChunkTime(Duration.ofSeconds(1))));
        String id = bulk.submit(spec("Account", "insert"), accounts(500));

        org.clock().advance(Duration.ofMillis(1_200));
        assertThat(bulk.look(INGEST, id).toString()).contains("state=InProgress", "numberRecordsProcessed=200");
        org.clock().advance(Duration.ofSeconds(1));
        assertThat(bulk.look(INGEST, id).toString()).contains("state=InProgress", "numberRecordsProcessed=400");
        assertThat(org.count("Account")).isEqualTo(400);
        org.clock().advance(Duration.ofSeconds(1));
        assertThat(bulk.look(INGEST, id).toString()).contains("state=JobComplete", "numberRecordsProcessed=500");
    }

    @Test
    void theEndIsToldOnlyAfterALookAtTheWork() {
        String id = bulk.run(spec("Account", "insert"), accounts(1));

        assertThat(org.bulk().state(id)).isEqualTo(JobState.JOB_COMPLETE);
        assertThat(bulk.look(INGEST, id)).containsEntry("state", "InProgress");
        assertThat(bulk.look(INGEST, id)).containsEntry("state", "JobComplete");
    }

    @Test
    void aJobMayBeToldToEndAtOnce() {
        org.policies().bulk(policy -> policy.withPace(BulkPace.immediate()));

        String id = bulk.submit(spec("Account", "insert"), accounts(1));

        assertThat(bulk.look(INGEST, id)).containsEntry("state", "JobComplete");
    }

    @Test
    void aBatchThatNeverCompletesFailsTheJobAndKeepsWhatCameBefore() {
        org.policies().bulk(policy -> policy.withLimits(policy.limits().withBatches(10, 5)));
        org.bulk().strikeIngest(JobFault.batchNeverCompletes(2, "Timeout : Batch was retried too often"));

        String id = bulk.run(spec("Account", "insert"), accounts(35));

        assertThat(bulk.ended(INGEST, id))
                .containsEntry("state", "Failed")
                .containsEntry("errorMessage", "Timeout : Batch was retried too often");
        assertThat(org.count("Account")).isEqualTo(20);
        assertThat(bulk.successful(id)).hasSize(21);
        assertThat(bulk.unprocessed(id))
                .hasSize(16)
                .contains("\"A20\"", "\"A34\"")
                .doesNotContain("\"A19\"");
    }

    @Test
    void aLockedChunkIsRefusedRowByRow() {
        org.policies().bulk(policy -> policy.withLimits(policy.limits().withBatches(10, 5)));
        org.bulk().strikeIngest(JobFault.chunkLocked(1));

        String id = bulk.run(spec("Account", "insert"), accounts(12));

        assertThat(bulk.ended(INGEST, id).toString()).contains("state=JobComplete", "retries=1");
        assertThat(bulk.failed(id))
                .hasSize(6)
                .contains("\"\",\"UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--\",\"A7\"");
        assertThat(org.count("Account")).isEqualTo(7);
    }

    @Test
    void oneLockedRowRefusesItsChunkButNotWhatWasRefusedAnyway() {
        String held = org.insert("Account", Map.of("Name", "Held"));
        String free = org.insert("Account", Map.of("Name", "Free"));
        String bad = org.insert("Account", Map.of("Name", "Bad"));
        org.data().addRule(ValidationRule.when("Account", row -> "No".equals(row.value("Site")), "No.", "Site"));
        String csv = "Id,Site\n" + held + ",Yes\n" + free + ",Yes\n" + bad + ",No\n";

        String id;
        try (Transaction open = org.begin()) {
            open.update("Account", held, Map.of("Site", "Mine"));
            id = bulk.run(spec("Account", "update"), csv);
        }

        String lock = "UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 3 records: "
                + held.substring(0, 15) + ":--";
        assertThat(bulk.failed(id))
                .contains("\"\",\"" + lock + "\",\"" + held + "\",\"Yes\"")
                .contains("\"\",\"" + lock + "\",\"" + free + "\",\"Yes\"")
                .contains("\"\",\"FIELD_CUSTOM_VALIDATION_EXCEPTION:No.:Site --\",\"" + bad + "\",\"No\"");
        assertThat(bulk.successful(id)).hasSize(1);
    }

    @Test
    void aLockMayRefuseItsRowAlone() {
        org.policies().bulk(policy -> policy.without(Behaviour.LOCKS_FAIL_CHUNKS));
        org.data().addRule(LockRule.times("Account", row -> "A1".equals(row.value("Name")), 1));

        String id = bulk.run(spec("Account", "insert"), accounts(3));

        assertThat(bulk.failed(id)).hasSize(2);
        assertThat(org.count("Account")).isEqualTo(2);
    }

    @Test
    void rowsMayBeMissingFromAllResultSets() {
        org.policies().bulk(policy -> policy.withLimits(policy.limits().withBatches(10, 5)));
        org.bulk().strikeIngest(JobFault.resultsLost(0));

        String id = bulk.run(spec("Account", "insert"), accounts(15));

        assertThat(bulk.ended(INGEST, id).toString()).contains("state=JobComplete", "numberRecordsProcessed=15");
        assertThat(bulk.successful(id)).hasSize(6);
        assertThat(bulk.failed(id)).hasSize(1);
        assertThat(bulk.unprocessed(id)).hasSize(1);
        assertThat(org.count("Account")).isEqualTo(15);
    }

    @Test
    void batchesBeyondTheDailyAllocationAreNeitherRunNorTold() {
        org.policies()
                .bulk(policy ->
                        policy.withLimits(policy.limits().withBatches(10, 5).withDailyBatches(2)));

        String id = bulk.run(spec("Account", "insert"), accounts(25));

        assertThat(bulk.ended(INGEST, id))
                .containsEntry("state", "Failed")
                .containsEntry("errorMessage", "ExceededQuota : ApiBatchItems Limit exceeded.");
        assertThat(bulk.successful(id)).hasSize(21);
        assertThat(bulk.unprocessed(id)).containsExactly("Name");
        assertThat(bulk.http().get("/limits").body()).contains("\"DailyBulkApiBatches\":{\"Max\":2,\"Remaining\":0}");
        org.clock().advance(Duration.ofHours(25));
        bulk.http().withToken(org.accessToken());
        assertThat(bulk.http().get("/limits").body()).contains("\"DailyBulkApiBatches\":{\"Max\":2,\"Remaining\":2}");
    }

    @Test
    void resultsComeInAnotherOrderUnlessToldOtherwise() {
        String csv = accounts(50);
        String mixed = bulk.run(spec("Account", "insert"), csv);
        org.policies().bulk(policy -> policy.without(Behaviour.SHUFFLES_RESULTS));
        String straight = bulk.run(spec("Account", "insert"), csv);

        List<String> uploaded =
                csv.lines().skip(1).map(name -> '"' + name + '"').toList();
        assertThat(names(mixed)).isNotEqualTo(uploaded).containsExactlyInAnyOrderElementsOf(uploaded);
        assertThat(names(straight)).isEqualTo(uploaded);
    }

    @Test
    void columnsOfFailedRowsMayBeSorted() {
        org.policies().bulk(policy -> policy.with(Behaviour.SORTS_FAILED_COLUMNS));

        String id = bulk.run(spec("Account", "insert"), "Site,Name,Industry\nB,,Energy\n");

        assertThat(bulk.failed(id)).first().isEqualTo("\"sf__Id\",\"sf__Error\",Industry,Name,Site");
        assertThat(bulk.failed(id).get(1)).endsWith("\"Energy\",\"\",\"B\"");
        assertThat(bulk.unprocessed(id)).containsExactly("Site,Name,Industry");
    }

    @Test
    void failedRowsMayTellTheIdTheyNamed() {
        org.policies().bulk(policy -> policy.with(Behaviour.FILLS_FAILED_IDS));
        String account = org.insert("Account", Map.of("Name", "A"));

        String id = bulk.run(spec("Account", "update"), "Id,Name\n" + account + ",#N/A\n");

        assertThat(bulk.failed(id).get(1)).startsWith("\"" + account + "\",\"REQUIRED_FIELD_MISSING:");
    }

    @Test
    void aTestSeesJobsAndRows() {
        bulk.create(spec("Account", "insert"));
        bulk.run(spec("Account", "insert"), accounts(7));

        assertThat(org.bulk().count(JobState.OPEN)).isEqualTo(1);
        assertThat(org.bulk().count(JobState.JOB_COMPLETE)).isEqualTo(1);
        assertThat(org.bulk().ids()).hasSize(2);
        assertThat(org.bulk().rowsIngested()).isEqualTo(7);
        assertThat(org.bulk().batchesUsed()).isEqualTo(1);
        assertThat(org.callsTo("/jobs/ingest")).isEqualTo(4);
    }

    private List<String> names(String id) {
        return bulk.successful(id).stream()
                .skip(1)
                .map(row -> row.substring(row.lastIndexOf(',') + 1))
                .toList();
    }

    private static String accounts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "A" + i + "\n").collect(Collectors.joining("", "Name\n", ""));
    }
}
