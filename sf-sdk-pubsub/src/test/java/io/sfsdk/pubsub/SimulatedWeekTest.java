package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.event.Event;
import io.sfsdk.subscribe.ExpiredReplay;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.pubsub.Refusal;
import io.sfsdk.testkit.pubsub.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A week of the org's clock over gRPC, in an org that keeps events for a day: sessions end every two hours, streams are
 * reset, refused and silent, schemas cannot be read, the process dies and is stopped, some events are never taken, and one outage is longer than the org
 * keeps events.
 */
class SimulatedWeekTest {
    private static final int OUTAGE_HOURS = 27;

    private final List<Integer> settled = new ArrayList<>();
    private final List<Integer> dead = new ArrayList<>();
    private final List<Integer> filled = new ArrayList<>();
    private final List<Instant> publishedAt = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(7);
    private final SplittableRandom fate = new SplittableRandom(8);
    private boolean isCalm;
    private int crashes;

    @Test
    void everyEventOfAWeekIsSettledInOrderAndTheOneGapIsReportedAndFilled() {
        EventPolicy kept = EventPolicy.standard().withRetention(Duration.ofHours(24), Duration.ofHours(24));
        try (FaultyOrg org = new FaultyOrg(builder -> builder.events(kept))) {
            publish(org);
            List<SubscriptionSummary> days = new ArrayList<>();
            for (int day = 0; day < 4; day++) {
                days.add(day(org, 24));
            }
            int handledBefore = org.published();
            Set<Integer> lost = outage(org);
            isCalm = true;
            days.add(day(org, 6));
            isCalm = false;
            days.add(day(org, 18 - (OUTAGE_HOURS - 24)));
            days.add(day(org, 24));

            assertEverythingIsSettled(org);
            assertThat(days).extracting(SubscriptionSummary::gaps).containsExactly(0L, 0L, 0L, 0L, 1L, 0L, 0L);
            assertGap(org, handledBefore, lost);
            assertThat(org.logins()).isGreaterThan(40);
            assertThat(org.breaks()).isGreaterThan(40);
            assertThat(crashes).isGreaterThan(5);
        }
    }

    private SubscriptionSummary day(FaultyOrg org, int hours) {
        for (int hour = 0; hour < hours; hour++) {
            boolean isEven = hour % 2 == 0;
            org.then(() -> faulty(org, isEven));
            org.then(() -> calm(org));
            org.then(() -> calm(org));
        }
        while (true) {
            try {
                org.restart();
                return org.live(
                        () -> isSettled(org),
                        builder -> builder.deadLetters(this::keep)
                                .storeEvery(1 + fate.nextInt(3))
                                .expired(ExpiredReplay.backfill(this::fill)),
                        this::handle);
            } catch (Crash e) {
                crashes++;
            }
        }
    }

    /** Between faults there is time for the connection that follows. */
    private void calm(FaultyOrg org) {
        org.clock().advance(Duration.ofMinutes(20));
        publish(org);
    }

    /** None right after the outage, when the position is of an event that the org is about to forget. */
    private void faulty(FaultyOrg org, boolean doSessionsEnd) {
        org.clock().advance(Duration.ofMinutes(20));
        if (!isCalm) {
            fail(org, doSessionsEnd);
        }
        publish(org);
    }

    private void fail(FaultyOrg org, boolean doSessionsEnd) {
        Streams streams = org.org().pubsubStreams();
        if (doSessionsEnd) {
            org.org().expireSessions();
            streams.refuse(Refusal.SESSION);
        }
        switch (random.nextInt(9)) {
            case 0 -> streams.reset();
            case 1 -> streams.refuse(Refusal.outage());
            case 2 -> {
                streams.refuseNext("Subscribe", Refusal.protection(), 2);
                streams.reset();
            }
            case 3 -> streams.refuseNext("GetSchema", Refusal.outage(), 1);
            case 4 -> org.stall();
            case 5 -> streams.keepAlive();
            default -> {}
        }
    }

    private boolean isSettled(FaultyOrg org) {
        return settled.stream().distinct().count() == org.published();
    }

    private void publish(FaultyOrg org) {
        int events = 1 + random.nextInt(4);
        IntStream.range(0, events).forEach(i -> publishedAt.add(org.clock().instant()));
        org.publish(events);
    }

    /** Events of the first hours are past the retention when it ends. */
    private Set<Integer> outage(FaultyOrg org) {
        Set<Integer> lost = new HashSet<>();
        for (int hour = 1; hour <= OUTAGE_HOURS; hour++) {
            org.clock().advance(Duration.ofHours(1));
            int first = org.published();
            publish(org);
            if (OUTAGE_HOURS - hour > 24) {
                IntStream.range(first, org.published()).forEach(lost::add);
            }
        }
        return lost;
    }

    private void handle(Event event) {
        if (!isCalm && fate.nextInt(90) == 0) {
            throw new Crash();
        }
        int number = FaultyOrg.number(event);
        if (number % 41 == 7) {
            throw new IllegalStateException("poison");
        }
        settled.add(number);
    }

    private void keep(List<DeadLetter> letters) {
        for (DeadLetter letter : letters) {
            int number = Integer.parseInt(letter.record().text("Text__c").orElseThrow());
            settled.add(number);
            dead.add(number);
        }
    }

    /** By a query of what was published between the bounds. */
    private void fill(ReplayGap gap) {
        Instant from = gap.begin().orElseThrow().minusSeconds(1);
        for (int number = 0; number < publishedAt.size(); number++) {
            Instant at = publishedAt.get(number);
            if (at.isAfter(from) && at.isBefore(gap.until())) {
                filled.add(number);
                settled.add(number);
            }
        }
    }

    private void assertEverythingIsSettled(FaultyOrg org) {
        List<Integer> all = IntStream.range(0, org.published()).boxed().toList();
        assertThat(settled.stream().distinct().toList()).isEqualTo(all);
        assertThat(dead.stream()
                        .distinct()
                        .filter(number -> !filled.contains(number))
                        .toList())
                .isEqualTo(all.stream()
                        .filter(number -> number % 41 == 7 && !filled.contains(number))
                        .toList());
    }

    private void assertGap(FaultyOrg org, int first, Set<Integer> lost) {
        assertThat(lost).isNotEmpty();
        assertThat(filled).containsAll(lost);
        assertThat(org.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.reason()).isEqualTo(ReplayGap.Reason.EXPIRED);
            assertThat(gap.begin().orElseThrow())
                    .isBetween(
                            publishedAt.get(first - 1).minusSeconds(1),
                            publishedAt.get(first - 1).plusSeconds(60));
            assertThat(gap.until()).isAfter(publishedAt.get(first + lost.size() - 1));
        });
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
