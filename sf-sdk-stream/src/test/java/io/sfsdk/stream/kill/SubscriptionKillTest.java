package io.sfsdk.stream.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.SimulatedOrg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
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
        kill(point, isOncePerSession(point) ? 1 : point == EventPoint.AFTER_A_POLL ? 1 : 12);

        endsComplete(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventPoint.class,
            names = {
                "BEFORE_THE_HANDLER",
                "INSIDE_THE_HANDLER",
                "AFTER_THE_HANDLER",
                "BEFORE_THE_POSITION",
                "AFTER_THE_POSITION"
            })
    @Tag("slow")
    void killedAgainAndAgainItIsTheSame(EventPoint point) throws Exception {
        publish();
        for (int life = 1; life <= 5; life++) {
            kill(point, life + 1);
        }

        endsComplete(5);
    }

    private static boolean isOncePerSession(EventPoint point) {
        return point.name().contains("HANDSHAKE")
                || point.name().contains("SUBSCRIPTION")
                || point.name().contains("POLL");
    }

    private void publish() {
        numbers()
                .forEach(number ->
                        org.events().publish(KilledSubscription.CHANNEL, Map.of("Text__c", String.valueOf(number))));
    }

    private void kill(EventPoint point, int times) throws Exception {
        EventProcess process = EventProcess.start(point, times, org, folder);
        assertThat(process.killWhenReached()).as(process.output()).isTrue();
    }

    /** A line that the process died in is half a line at most, with the next event behind it. */
    private void endsComplete(int kills) throws Exception {
        EventProcess last = EventProcess.start(EventPoint.AFTER_THE_POSITION, 0, org, folder);

        assertThat(last.killWhenReached()).as(last.output()).isFalse();
        assertThat(last.output()).contains("0 failures, 0 gaps");
        List<String> handled = handled();
        assertThat(handled.stream().distinct().toList())
                .isEqualTo(numbers().mapToObj(String::valueOf).toList());
        assertThat(handled.size() - KilledSubscription.EVENTS).isLessThanOrEqualTo(kills);
    }

    private static IntStream numbers() {
        return IntStream.range(KilledSubscription.FIRST, KilledSubscription.FIRST + KilledSubscription.EVENTS);
    }

    private List<String> handled() throws IOException {
        Set<String> known = new HashSet<>();
        numbers().forEach(number -> known.add(String.valueOf(number)));
        return Files.readAllLines(folder.resolve(KilledSubscription.HANDLED)).stream()
                .map(line -> known.contains(line) ? line : line.substring(line.length() / 2))
                .toList();
    }
}
