package io.sfsdk.bulk.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.RecordedRequest;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills the process of a sync by query jobs at a point and runs it again: nothing is skipped, and at most the slice repeated in which
 * it died. How many records a slice wants is a wish, so each is counted as it was asked for.
 */
@Execution(ExecutionMode.CONCURRENT)
class SyncKillTest {
    private static final int HOURS = 6;
    private static final int EACH = 100;
    private static final Pattern SLICE =
            Pattern.compile("SystemModstamp >= ([^ )]+)\\)? AND \\(?SystemModstamp < ([^ )\"]+)");

    @TempDir
    private Path folder;

    private final SimulatedOrg org =
            SimulatedOrg.builder().clock(OrgClock.running()).start();
    private long repeatable;

    @BeforeEach
    void fillTheOrg() {
        for (int hour = 0; hour < HOURS; hour++) {
            for (int i = 0; i < EACH; i++) {
                org.insert("Account", Map.of("Name", "Hour " + hour + ", no. " + i));
            }
            org.clock().advance(Duration.ofHours(1));
        }
    }

    @AfterEach
    void stopTheOrg() {
        org.close();
    }

    @ParameterizedTest
    @EnumSource(SyncPoint.class)
    void killedAtAnyPointASyncSkipsNothingAndRepeatsAtMostTheSliceItDiedIn(SyncPoint point) throws Exception {
        kill(point, 2);

        endsComplete();
    }

    @ParameterizedTest
    @EnumSource(SyncPoint.class)
    @Tag("slow")
    void killedAgainAndAgainItIsTheSame(SyncPoint point) throws Exception {
        for (int times = 1; times <= 3; times++) {
            kill(point, times);
        }

        endsComplete();
    }

    private void kill(SyncPoint point, int times) throws Exception {
        KilledProcess process = start(point, times);
        assertThat(process.killWhenReached()).as(process.output()).isTrue();
        repeatable += recordsOfTheLastSlice();
    }

    private long recordsOfTheLastSlice() {
        String job = org.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().endsWith("/jobs/query"))
                .reduce((first, second) -> second)
                .map(RecordedRequest::text)
                .orElse("");
        if (job.isEmpty()) {
            return 0;
        }
        Matcher slice = SLICE.matcher(job);
        assertThat(slice.find()).as(job).isTrue();
        return org.query("SELECT Id FROM Account WHERE SystemModstamp >= " + slice.group(1) + " AND SystemModstamp < "
                        + slice.group(2))
                .size();
    }

    private void endsComplete() throws Exception {
        KilledProcess last = start(SyncPoint.BEFORE_THE_CREATE, 0);

        assertThat(last.killWhenReached()).as(last.output()).isFalse();
        List<String> delivered = Files.readAllLines(folder.resolve("target.txt"));
        assertThat(new HashSet<>(delivered))
                .as(last.output())
                .isEqualTo(new HashSet<>(org.query("SELECT Id FROM Account").stream()
                        .map(row -> String.valueOf(row.get("Id")))
                        .toList()));
        assertThat((long) delivered.size()).as(last.output()).isLessThanOrEqualTo(HOURS * EACH + repeatable);
    }

    private KilledProcess start(SyncPoint point, int times) throws IOException {
        return KilledProcess.start(KilledSync.class, point, times, org.instanceUrl(), org.accessToken(), folder);
    }
}
