package io.sfsdk.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.strategy.ApiChoice;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.Workload;
import io.sfsdk.testkit.bulk.BulkPace;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.write.WriteOperation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says that jobs cost, and what the simulated org charged for them: at the pace of a real org, and at its own. */
class BulkEstimatesTest {
    private static final Percentage TENTH = Percentage.withPercentage(10);

    /** Three seconds in the queue and 1,000 rows a second, as {@link JobPace#standard()} has it. */
    private static final BulkPace REAL = new BulkPace(Duration.ofSeconds(3), Duration.ofMillis(200), 0);

    /** The simulated org reads at once what it has. */
    private static final JobPace QUICK_READING = new JobPace(Duration.ofSeconds(3), 1_000, 10_000_000);

    private static final JobPace QUICK = new JobPace(Duration.ofSeconds(1), 1_000_000, 1_000_000);

    @ParameterizedTest
    @CsvSource({"1, 7", "199, 7", "200, 7", "201, 7", "2000, 8", "10000, 10", "10001, 17", "100000, 100"})
    void anInsertCostsWhatItsPlanSays(int records, long calls) {
        try (BulkOrg bulk = at(REAL, JobPace.standard())) {
            assertThat(charged(bulk, new WriteOperation.Insert(), records)).isCloseTo(calls + 1, TENTH);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 200, 201, 2_000, 10_000, 10_001, 100_000})
    void soItDoesInAnOrgThatIsQuickAndKnownToBe(int records) {
        try (BulkOrg bulk = at(BulkPace.standard(), QUICK)) {
            charged(bulk, new WriteOperation.Insert(), records);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 201, 10_001})
    void anUpdateSavesTheResultsAndAnUpsertDoesNot(int records) {
        try (BulkOrg bulk = at(REAL, JobPace.standard())) {
            long updates = charged(bulk, new WriteOperation.Update(), records);
            long upserts = charged(bulk, new WriteOperation.Upsert("External_Id__c"), records);

            assertThat(upserts).isEqualTo(updates - 1 + jobs(records)); // the update had a look at the limits, too
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 200, 201, 2_000, 10_000, 10_001, 100_000})
    void aQueryCostsWhatItsPlanSaysTheFirstTimeAndTheNext(int records) {
        try (BulkOrg bulk = at(REAL, QUICK_READING)) {
            load(bulk, records);
            for (int round = 0; round < 2; round++) {
                Workload work = Workload.read("Account").of(records);
                ApiChoice plan = bulk.client().plan(work);
                assertThat(plan.option().api()).isEqualTo("Bulk");
                long before = bulk.org().chargedCalls();

                try (RecordCursor pages =
                        bulk.client().source(work).open(ReadRequest.of(Soql.text("SELECT Id, Name FROM Account")))) {
                    pages.forEachRemaining(page -> assertThat(page.records()).isNotEmpty());
                }

                assertThat(bulk.org().chargedCalls() - before)
                        .isCloseTo(plan.estimatedCalls().orElseThrow(), TENTH);
            }
        }
    }

    @Test
    void largeJobsCountTheirBatches() {
        try (BulkOrg bulk = new BulkOrg(org -> org, settings -> settings.jobsOf(150_000, 100_000_000))) {
            Workload work = Workload.write(new WriteOperation.Insert(), "Account");

            assertThat(bulk.client().plan(work.of(170_001)).estimatedBatches()).hasValue(15 + 3);
        }
    }

    @Test
    void aPlanTellsHowLongJobsTakeAtThePaceOfTheOrg() {
        JobPace pace = new JobPace(Duration.ofSeconds(2), 500, 10_000);
        try (BulkOrg bulk =
                new BulkOrg(org -> org, settings -> settings.pace(pace).jobsOf(10_000, 100_000_000))) {
            Workload insert = Workload.write(new WriteOperation.Insert(), "Account");

            assertThat(bulk.client().plan(insert.of(25_000)).estimatedTime())
                    .contains(Duration.ofSeconds(3 * 2 + 25_000 / 500));
            assertThat(bulk.client().plan(Workload.read("Account").of(25_000)).estimatedTime())
                    .contains(Duration.ofMillis(2_000 + 2_500));
        }
    }

    /** What it cost, which is what its plan said. */
    private static long charged(BulkOrg bulk, WriteOperation operation, int records) {
        ApiChoice plan = bulk.client().plan(Workload.write(operation, "Account").of(records));
        assertThat(plan.option().api()).isEqualTo("Bulk");
        List<SObject> input = input(bulk, operation, records);
        long before = bulk.org().chargedCalls();

        assertThat(run(bulk, operation, input)).isEqualTo(records);

        long charged = bulk.org().chargedCalls() - before;
        assertThat(charged).isCloseTo(plan.estimatedCalls().orElseThrow(), TENTH);
        assertThat(plan.estimatedBatches()).hasValue(jobs(records));
        return charged;
    }

    private static long run(BulkOrg bulk, WriteOperation operation, List<SObject> input) {
        var target = bulk.client().batch("Account").of(input.size());
        var job = switch (operation.name()) {
            case "insert" -> target.insert();
            case "update" -> target.update();
            default -> target.upsertBy("External_Id__c");
        };
        return job.deadLetters(new InMemoryDeadLetterSink()).build().run(input).written();
    }

    private static List<SObject> input(BulkOrg bulk, WriteOperation operation, int records) {
        if (operation instanceof WriteOperation.Update) {
            load(bulk, records);
            try (RecordCursor pages = bulk.client().query("SELECT Id, Name FROM Account")) {
                return pages.stream().map(row -> row.with("Name", "changed")).toList();
            }
        }
        return IntStream.range(0, records)
                .mapToObj(i -> SObject.of("Account").with("Name", "A" + i).with("External_Id__c", "E" + i))
                .toList();
    }

    private static void load(BulkOrg bulk, int records) {
        bulk.org()
                .data()
                .load(
                        "Account",
                        IntStream.range(0, records)
                                .mapToObj(i -> Map.of("Name", "A" + i))
                                .toList());
    }

    private static long jobs(int records) {
        return (records + 9_999L) / 10_000;
    }

    private static BulkOrg at(BulkPace pace, JobPace expected) {
        return new BulkOrg(
                builder -> builder.bulk(BulkPolicy.standard().withPace(pace)),
                settings -> settings.pace(expected).pagesOf(2_000, 5_000),
                BulkEstimatesTest::always);
    }

    private static ApiChoice always(Workload work, List<ApiOption> options) {
        ApiOption jobs =
                options.stream().filter(ApiOption::asynchronous).findFirst().orElseThrow();
        return ApiChoice.of(work, jobs, "this test is about jobs", List.of());
    }
}
