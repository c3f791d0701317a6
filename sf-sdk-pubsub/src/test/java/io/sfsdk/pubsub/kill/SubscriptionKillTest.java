package io.sfsdk.pubsub.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the process of a subscription at a point and runs it again: each event is handled, in order, and few twice. */
@Execution(ExecutionMode.CONCURRENT)
class SubscriptionKillTest {
    @TempDir
    private Path folder;

    private final SimulatedOrg org =
            SimulatedOrg.builder().clock(OrgClock.running()).start();

    @AfterEach
    void stopTheOrg() {
        org.close();
    }

    @ParameterizedTest
    @EnumSource(EventPoint.class)
    void killedAtAnyPointASubscriptionHandlesEachEventInOrder(EventPoint point) throws Exception {
        publish();
        kill(Keeper.A_FILE, point, times(point));

        assertThat(runToTheEnd(Keeper.A_FILE)).contains("0 failures, 0 gaps");
        assertThat(handled().size() - KilledSubscription.EVENTS).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventPoint.class,
            names = {"AFTER_A_PAGE", "INSIDE_THE_HANDLER", "BEFORE_THE_POSITION", "AFTER_THE_POSITION"})
    void theSameIsTrueWhereTheOrgKeepsThePosition(EventPoint point) throws Exception {
        publish();
        kill(Keeper.THE_ORG, point, times(point));

        runToTheEnd(Keeper.THE_ORG);
        assertThat(handled().size() - KilledSubscription.EVENTS).isLessThanOrEqualTo(times(point));
    }

    @ParameterizedTest
    @CsvSource({
        "A_FILE, BEFORE_THE_HANDLER",
        "A_FILE, INSIDE_THE_HANDLER",
        "A_FILE, AFTER_THE_HANDLER",
        "A_FILE, BEFORE_THE_POSITION",
        "A_FILE, AFTER_THE_POSITION",
        "THE_ORG, INSIDE_THE_HANDLER",
        "THE_ORG, AFTER_THE_HANDLER",
        "THE_ORG, AFTER_THE_POSITION"
    })
    @Tag("slow")
    void killedAgainAndAgainItIsTheSame(Keeper keeper, EventPoint point) throws Exception {
        publish();
        for (int life = 1; life <= 4; life++) {
            kill(keeper, point, life + 1);
        }

        runToTheEnd(keeper);
    }

    /** Fixed widths: whatever a process died in, the line ends with the event that was written whole. */
    @Test
    void aNumberWrittenInHalfIsNotTakenForAnother() {
        assertThat(whole("000000012")).isEqualTo("000012");
    }

    private static int times(EventPoint point) {
        return switch (point) {
            case BEFORE_THE_STREAM, AFTER_THE_STREAM -> 1;
            case BEFORE_A_PAGE, AFTER_A_PAGE -> 2;
            default -> 12;
        };
    }

    private void publish() {
        org.pubsubStreams().managed().add(KilledSubscription.MANAGED, KilledSubscription.CHANNEL, true);
        numbers().forEach(number -> org.events().publish(KilledSubscription.CHANNEL, Map.of("Text__c", number)));
    }

    private void kill(Keeper keeper, EventPoint point, int times) throws Exception {
        EventProcess process = EventProcess.start(keeper, point, times, org, folder);
        assertThat(process.killWhenReached()).as(process.output()).isTrue();
    }

    /** @return what the last process said */
    private String runToTheEnd(Keeper keeper) throws Exception {
        EventProcess last = EventProcess.start(keeper, EventPoint.AFTER_THE_POSITION, 0, org, folder);
        assertThat(last.killWhenReached()).as(last.output()).isFalse();
        assertThat(handled().stream().distinct().toList()).as(last.output()).isEqualTo(numbers());
        return last.output();
    }

    private static List<String> numbers() {
        return IntStream.range(0, KilledSubscription.EVENTS)
                .mapToObj(KilledSubscription::line)
                .toList();
    }

    private List<String> handled() throws IOException {
        return Files.readAllLines(folder.resolve(KilledSubscription.HANDLED)).stream()
                .map(SubscriptionKillTest::whole)
                .toList();
    }

    private static String whole(String line) {
        return line.substring(line.length() - KilledSubscription.WIDTH);
    }
}
