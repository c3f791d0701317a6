package io.sfsdk.bulk.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.JsonLinesDeadLetterSink;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import io.sfsdk.testkit.bulk.BulkPace;
import io.sfsdk.testkit.bulk.BulkPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the process of a load by ingest jobs at a point and runs it again: the org has the rows of the input, each once. */
@Execution(ExecutionMode.CONCURRENT)
class LoadKillTest {
    private static final int MANY = 10_000;

    @TempDir
    private Path folder;

    private final SimulatedOrg org = SimulatedOrg.builder()
            .clock(OrgClock.running())
            .bulk(BulkPolicy.standard().withPace(BulkPace.standard().withLooksInProgress(2)))
            .start();

    @AfterEach
    void stopTheOrg() {
        org.close();
    }

    @ParameterizedTest
    @EnumSource(LoadPoint.class)
    void killedAtAnyPointALoadInsertsEachRecordOnceAndKeepsEveryLetter(LoadPoint point) throws Exception {
        kill(point, 1, 1);

        endsComplete(1);
    }

    @ParameterizedTest
    @EnumSource(LoadPoint.class)
    @Tag("slow")
    void killedAtEachOfItsJobsInTurnALoadInsertsEachRecordOnce(LoadPoint point) throws Exception {
        for (int job = 1; job <= 3; job++) {
            kill(point, 2, 1);
        }
        endsComplete(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = LoadPoint.class,
            names = {
                "AFTER_THE_CREATE",
                "DURING_THE_UPLOAD",
                "AFTER_THE_CLOSE",
                "WHILE_THE_JOB_RUNS",
                "BEFORE_THE_LETTERS"
            })
    @Tag("slow")
    void withSeveralJobsOnTheirWayItIsTheSame(LoadPoint point) throws Exception {
        kill(point, 2, 3);
        kill(point, 1, 3);

        endsComplete(3);
    }

    private void kill(LoadPoint point, int times, int inFlight) throws Exception {
        KilledProcess process = start(point, times, inFlight);
        assertThat(process.killWhenReached()).as(process.output()).isTrue();
    }

    private void endsComplete(int inFlight) throws Exception {
        KilledProcess last = start(LoadPoint.AFTER_THE_END, 0, inFlight);

        assertThat(last.killWhenReached()).as(last.output()).isFalse();
        assertThat(last.output()).contains("complete");
        assertThat(keysInOrg()).containsExactlyInAnyOrderElementsOf(keys(false));
        assertThat(letters())
                .extracting(letter -> letter.record().text("External_Id__c").orElseThrow())
                .containsExactlyInAnyOrderElementsOf(keys(true));
        assertThat(letters()).extracting(DeadLetter::reason).containsOnly(DeadLetterReason.REJECTED);
    }

    private KilledProcess start(LoadPoint point, int times, int inFlight) throws IOException {
        return KilledProcess.start(
                KilledLoad.class, point, times, org.instanceUrl(), org.accessToken(), folder, inFlight);
    }

    private static List<String> keys(boolean refused) {
        return IntStream.range(0, KilledLoad.RECORDS)
                .filter(number -> KilledLoad.isRefused(number) == refused)
                .mapToObj(KilledLoad::key)
                .toList();
    }

    private List<String> keysInOrg() {
        List<String> keys = new ArrayList<>();
        org.data().view(org.userId()).rows("Account", true).forEach(row -> keys.add("" + row.value("External_Id__c")));
        return keys;
    }

    private List<DeadLetter> letters() {
        return JsonLinesDeadLetterSink.at(folder.resolve("letters.jsonl")).open(0, MANY).stream()
                .map(StoredLetter::letter)
                .toList();
    }
}
