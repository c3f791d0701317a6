package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.Headroom;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.strategy.Workload;
import io.sfsdk.sync.SyncOutcome;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.bulk.BulkLimits;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sync tells which API served how many records, and goes on by calls where jobs cannot, or may not any more. */
class GivingWayTest {
    private static final int RECORDS = 400;

    private final WatermarkStore positions = new InMemoryWatermarkStore();
    private final List<String> seen = new ArrayList<>();

    @Test
    void aRunThatUsedOneApiNamesIt() {
        try (BulkOrg bulk = org(100, VolumeStrategy.jobsAbove(100))) {
            SyncSummary many = sync(bulk);
            bulk.org().insert("Account", Map.of("Name", "one more"));
            bulk.pass(Duration.ofHours(1));
            SyncSummary few = sync(bulk);

            assertThat(many.readBy()).containsExactly(Map.entry("Bulk", many.read()));
            assertThat(many.describe()).contains("Read by Bulk.");
            assertThat(few.readBy()).containsExactly(Map.entry("REST", few.read()));
            assertThat(few.describe()).contains("Read by REST.");
        }
    }

    @Test
    void whereTheDaysQueryJobsEndInTheMiddleItGoesOnByCallsAndTellsFromWhereOn() {
        try (BulkOrg bulk = org(2, VolumeStrategy.jobsAbove(100))) {
            SyncSummary summary = sync(bulk);

            assertThat(summary.isComplete()).isTrue();
            assertThat(summary.readBy()).containsOnlyKeys("Bulk", "REST");
            assertThat(summary.readBy().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(summary.read());
            assertThat(summary.readBy().get("Bulk")).isPositive().isLessThan(RECORDS);
            assertThat(summary.warnings())
                    .anyMatch(warning -> warning.matches(
                            "Bulk has used up what it may \\(.*\\), so this run read through REST from .*Z on"));
            assertThat(summary.describe()).contains(" by Bulk, ").contains(" by REST.");
            assertThat(seen).hasSize(RECORDS).doesNotHaveDuplicates();
        }
    }

    @Test
    void itStopsAtAClosedPositionWhereCallsWouldNotSufficeEither() {
        try (BulkOrg bulk = org(2, GivingWayTest::jobsWithHardlyACallLeft)) {
            SyncSummary stopped = sync(bulk);

            assertThat(stopped.outcome()).isInstanceOf(SyncOutcome.StoppedForBudget.class);
            assertThat(stopped.readBy()).containsOnlyKeys("Bulk");

            bulk.pass(Duration.ofHours(25));
            for (int day = 0; day < 9 && !sync(bulk).isComplete(); day++) {
                bulk.pass(Duration.ofHours(25));
            }
            assertThat(seen).hasSize(RECORDS).doesNotHaveDuplicates();
        }
    }

    @Test
    void theEndOfTheDaysRequestsIsTheEndForCallsToo() {
        try (BulkOrg bulk = org(100, VolumeStrategy.jobsAbove(100))) {
            bulk.org().faults().on(Requests.post("/jobs/query")).at(2, Answers.dailyLimit());

            SyncSummary stopped = sync(bulk);

            assertThat(stopped.outcome()).isInstanceOf(SyncOutcome.StoppedForBudget.class);
            assertThat(stopped.readBy()).containsOnlyKeys("Bulk");
        }
    }

    @Test
    void aQueryThatJobsCannotAnswerIsReadByCallsAlone() {
        try (BulkOrg bulk = org(100, VolumeStrategy.jobsAbove(100))) {
            bulk.org()
                    .faults()
                    .on(Requests.post("/jobs/query"))
                    .always(Answers.json(400, "API_ERROR", "Selecting compound data not supported in Bulk Query"));

            SyncSummary summary = sync(bulk);

            assertThat(summary.readBy()).containsExactly(Map.entry("REST", (long) RECORDS));
        }
    }

    private static ApiChoice jobsWithHardlyACallLeft(Workload work, List<ApiOption> options) {
        ApiOption jobs =
                options.stream().filter(ApiOption::asynchronous).findFirst().orElseThrow();
        return ApiChoice.of(work.of(RECORDS * 10).within(Headroom.ofCalls(1)), jobs, "this test says so", List.of());
    }

    private static BulkOrg org(int queryJobs, ApiStrategy strategy) {
        BulkOrg bulk = new BulkOrg(
                builder -> builder.bulk(
                        BulkPolicy.standard().withLimits(BulkLimits.standard().withDailyQueries(queryJobs, 1_000))),
                settings -> settings.pagesOf(20, 50).quotasEvery(Duration.ofHours(1)),
                strategy);
        for (int hour = 0; hour < 8; hour++) {
            for (int i = 0; i < RECORDS / 8; i++) {
                bulk.org().insert("Account", Map.of("Name", hour + "-" + i));
            }
            bulk.pass(Duration.ofHours(1));
        }
        return bulk;
    }

    private SyncSummary sync(BulkOrg bulk) {
        return bulk.client()
                .sync("Account", positions)
                .fields("Name")
                .fromBeginning()
                .sliceSize(60)
                .to(page ->
                        page.changes().forEach(change -> seen.add(change.id().toString())))
                .build()
                .run();
    }
}
