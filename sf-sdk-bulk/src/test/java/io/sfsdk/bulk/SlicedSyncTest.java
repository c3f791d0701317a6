package io.sfsdk.bulk;

import static io.sfsdk.testkit.bulk.JobState.ABORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.record.SObject;
import io.sfsdk.strategy.ApiStrategy;
import io.sfsdk.strategy.VolumeStrategy;
import io.sfsdk.sync.ChangeHandler;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncBuilder;
import io.sfsdk.sync.SyncException;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.testkit.RecordedRequest;
import io.sfsdk.testkit.bulk.BulkPace;
import io.sfsdk.testkit.bulk.BulkPolicy;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sync that reads much at a time does so by query jobs, a slice of closed time each, and is told nothing of it. */
class SlicedSyncTest {
    private static final Pattern SLICE =
            Pattern.compile("SystemModstamp >= (\\S+) AND SystemModstamp < (\\S+?)[\"\\s]");

    private final BulkOrg bulk =
            new BulkOrg(builder -> builder, settings -> settings.pagesOf(20, 50), VolumeStrategy.jobsAbove(100));
    private final WatermarkStore positions = new InMemoryWatermarkStore();
    private final Map<String, RecordChange> copy = new TreeMap<>();
    private final List<RecordChange> deliveries = new ArrayList<>();

    @AfterEach
    void noDefect() {
        assertThat(bulk.org().defects()).isEmpty();
        bulk.close();
    }

    @Test
    void manyRecordsComeInSlicesAndFewInOrder() {
        accountsOver(8, 50);

        SyncSummary many = sync().build().run();
        int slices = slices().size();
        bulk.org().insert("Account", Map.of("Name", "one more"));
        bulk.pass(Duration.ofHours(1));
        SyncSummary few = sync().build().run();

        assertThat(many.delivered()).isEqualTo(400);
        assertThat(few.delivered()).isEqualTo(1);
        assertThat(slices).isGreaterThan(3).isEqualTo(slices().size());
        assertThat(missing()).isEmpty();
        assertThat(deliveries).hasSize(401);
    }

    @Test
    void slicesAreHalfOpenJoinEachOtherAndAskForNoOrder() {
        accountsOver(8, 50);

        sync().build().run();

        List<String[]> slices = slices();
        assertThat(IntStream.range(1, slices.size()))
                .allSatisfy(i -> assertThat(slices.get(i)[0]).isEqualTo(slices.get(i - 1)[1]));
        assertThat(jobs()).isNotEmpty().allSatisfy(job -> assertThat(job).doesNotContain("ORDER BY"));
    }

    @Test
    void aSliceIsAsWideAsItsRecordsAreThin() {
        bulk.pass(Duration.ofDays(30));
        accountsOver(8, 50);

        sync().build().run();

        assertThat(widths().stream().distinct().count()).isGreaterThan(1);
        assertThat(missing()).isEmpty();
    }

    @Test
    void recordsEqualThoseThatCallsGive() {
        accountsOver(3, 50);
        Map<String, SObject> byJobs = new HashMap<>();
        Map<String, SObject> byCalls = new HashMap<>();

        sync().to(page -> page.records().forEach(record -> byJobs.put(id(record), record)))
                .build()
                .run();
        bulk.client()
                .sync("Account", new InMemoryWatermarkStore())
                .routes(ApiStrategy.byVolume(), Map.of())
                .fields("Name", "AnnualRevenue", "NumberOfEmployees", "Industry", "CreatedDate")
                .fromBeginning()
                .to(page -> page.records().forEach(record -> byCalls.put(id(record), record)))
                .build()
                .run();

        assertThat(byJobs).hasSize(150).isEqualTo(byCalls);
    }

    @Test
    void aDeathAfterAnyPageSkipsNothing() {
        accountsOver(4, 50);
        int pages = 0;

        for (boolean isDead = true; isDead; pages++) {
            isDead = diesAtPage(pages % 7);
        }
        settle();

        assertThat(pages).isGreaterThan(2);
        assertThat(missing()).isEmpty();
    }

    @Test
    void aChangeWhileItsSliceIsReadIsDeliveredWithItsNewestVersionLast() {
        accountsOver(4, 50);
        ChangeHandler changing = page -> {
            RecordChange first = page.changes().get(0);
            bulk.org().update("Account", first.id().value(), Map.of("Name", "changed meanwhile " + deliveries.size()));
            page.changes().forEach(this::apply);
        };

        sync().to(changing).build().run();
        settle();

        assertThat(missing()).isEmpty();
        assertThat(copy.values().stream()
                        .filter(change ->
                                change.record().text("Name").orElseThrow().startsWith("changed")))
                .hasSizeGreaterThan(4);
    }

    @Test
    void aFailedJobMovesNoPositionAndIsMadeAgain() {
        accountsOver(4, 50);
        bulk.org().bulk().strikeQuery("InternalServerError : try later");

        SyncSummary summary = sync().build().run();

        assertThat(summary.isComplete()).isTrue();
        assertThat(missing()).isEmpty();
    }

    @Test
    void cutDownloadsLoseNothing() {
        accountsOver(4, 50);
        bulk.org()
                .faults()
                .on(request -> request.path().endsWith("/results"))
                .every(2, Breakages.cutBodyWithoutFraming());

        settle();

        assertThat(missing()).isEmpty();
    }

    @Test
    void aJobThatDoesNotEndIsAbortedAndItsTimeAskedForInHalvesUntilThatHelpsNoMore() {
        BulkPace stuck = BulkPace.standard().withQueueTime(Duration.ofDays(1));
        try (BulkOrg slow = new BulkOrg(
                builder -> builder.bulk(BulkPolicy.standard().withPace(stuck)),
                settings -> settings.polling(PollPolicy.standard().withDeadline(Duration.ofMinutes(2))),
                VolumeStrategy.jobsAbove(100))) {
            IntStream.range(0, 150).forEach(i -> slow.org().insert("Account", Map.of("Name", "No. " + i)));
            slow.pass(Duration.ofHours(1));

            assertThatThrownBy(() -> slow.client()
                            .sync("Account", positions)
                            .fields("Name")
                            .fromBeginning()
                            .to(page -> {})
                            .build()
                            .run())
                    .isInstanceOf(SyncException.class);

            assertThat(slow.org().bulk().ids())
                    .hasSizeBetween(7, 20)
                    .allSatisfy(job -> assertThat(slow.org().bulk().state(job)).isEqualTo(ABORTED));
        }
    }

    @Test
    void aQueryThatOnlyCallsCanAnswerGoesByCallsAndTheReportSaysWhy() {
        accountsOver(4, 50);
        bulk.org()
                .faults()
                .on(Requests.post("/jobs/query"))
                .always(Answers.json(400, "API_ERROR", "Selecting compound data not supported in Bulk Query"));

        SyncSummary summary = sync().build().run();

        assertThat(summary.delivered()).isEqualTo(200);
        assertThat(summary.warnings()).anyMatch(warning -> warning.contains("Bulk cannot give compound fields"));
        assertThat(missing()).isEmpty();
    }

    private SyncBuilder sync() {
        return bulk.client()
                .sync("Account", positions)
                .fields("Name", "AnnualRevenue", "NumberOfEmployees", "Industry", "CreatedDate")
                .fromBeginning()
                .sliceSize(60)
                .to(page -> page.changes().forEach(this::apply));
    }

    private void apply(RecordChange change) {
        deliveries.add(change);
        copy.merge(change.id().value(), change, (old, fresh) -> fresh.stamp().isBefore(old.stamp()) ? old : fresh);
    }

    /** Whether the run died, which it does when it has been handed so many pages. */
    private boolean diesAtPage(int fatal) {
        int[] page = {0};
        ChangeHandler dying = next -> {
            if (page[0]++ == fatal) {
                throw new Death();
            }
            next.changes().forEach(this::apply);
        };
        try {
            sync().to(dying).build().run();
            return false;
        } catch (Death e) {
            return true;
        }
    }

    private void settle() {
        for (int before = -1; before < deliveries.size(); ) {
            before = deliveries.size();
            bulk.pass(Duration.ofMinutes(20));
            sync().build().run();
        }
    }

    private void accountsOver(int hours, int each) {
        for (int hour = 0; hour < hours; hour++) {
            for (int i = 0; i < each; i++) {
                bulk.org()
                        .insert(
                                "Account",
                                Map.of("Name", "hour " + hour + ", \"" + i + "\"", "AnnualRevenue", 1_000_000 + i));
            }
            bulk.pass(Duration.ofHours(1));
        }
    }

    private List<String> missing() {
        return bulk.org().query("SELECT Id, Name FROM Account").stream()
                .filter(row -> {
                    RecordChange held = copy.get(String.valueOf(row.get("Id")));
                    return held == null
                            || !held.record().text("Name").orElseThrow().equals(row.get("Name"));
                })
                .map(row -> String.valueOf(row.get("Id")))
                .toList();
    }

    private static String id(SObject record) {
        return record.id().orElseThrow().value();
    }

    private List<String> jobs() {
        return bulk.org().requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().endsWith("/jobs/query"))
                .map(RecordedRequest::text)
                .toList();
    }

    private List<String[]> slices() {
        List<String[]> slices = new ArrayList<>();
        for (String job : jobs()) {
            Matcher slice = SLICE.matcher(job);
            assertThat(slice.find()).as(job).isTrue();
            slices.add(new String[] {slice.group(1), slice.group(2)});
        }
        return slices;
    }

    private List<Duration> widths() {
        return slices().stream()
                .map(slice -> Duration.between(Instant.parse(slice[0]), Instant.parse(slice[1])))
                .toList();
    }

    /** The end of a process, as far as one thread can play it. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
