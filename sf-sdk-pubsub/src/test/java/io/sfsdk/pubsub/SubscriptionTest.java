package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayId;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.subscribe.EventSubscriptionBuilder;
import io.sfsdk.subscribe.ExpiredReplay;
import io.sfsdk.subscribe.ReplayGap;
import io.sfsdk.subscribe.SubscriptionException;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.events.EventLimits;
import io.sfsdk.testkit.pubsub.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The subscription job over gRPC. */
class SubscriptionTest {
    private final EventOrg subject = new EventOrg();

    @AfterEach
    void closeAll() {
        subject.close();
    }

    @Test
    void keptEventsComeInTheirOrderAndThenWhatIsPublished() {
        subject.publish(0, 250);

        SubscriptionSummary summary = subject.run(300, SubscriptionTest::fromStart, event -> {
            if (subject.handled.size() == 250) {
                subject.publish(250, 300);
            }
        });

        assertThat(subject.handled).isEqualTo(texts(300));
        assertThat(summary.describe()).contains("300 handled, 0 dead");
    }

    @Test
    void theNextRunGoesOnBehindTheStoredPosition() {
        subject.publish(0, 5);
        subject.run(3, SubscriptionTest::fromStart);

        subject.run(5, SubscriptionTest::fromStart);

        assertThat(subject.handled).isEqualTo(texts(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 1_000})
    void whateverTheDemandNothingIsLeftOut(int demand) {
        subject.publish(0, 120);

        subject.run(120, builder -> builder.from(ReplayPosition.earliest()).demand(demand));

        assertThat(subject.handled).isEqualTo(texts(120));
    }

    @Test
    void aStreamThatIsResetGoesOnAtTheStoredPosition() {
        subject.publish(0, 200);

        subject.run(200, SubscriptionTest::fromStart, event -> {
            if (subject.handled.size() % 50 == 0) {
                subject.org.pubsubStreams().reset();
            }
        });

        assertThat(new LinkedHashSet<>(subject.handled)).containsExactlyElementsOf(texts(200));
        assertThat(subject.org.pubsubStreams().open()).isZero();
    }

    @Test
    void anOutageIsWaitedFor() {
        subject.publish(0, 3);
        subject.org.pubsubStreams().refuseNext("Subscribe", Refusal.outage(), 3);
        subject.org.pubsubStreams().refuseNext("GetSchema", Refusal.outage(), 1);

        subject.run(3, SubscriptionTest::fromStart);

        assertThat(subject.handled).isEqualTo(texts(3));
    }

    @Test
    void anEndedSessionIsFollowedByAnother() {
        subject.publish(0, 2);
        subject.org.pubsubStreams().refuseNext("Subscribe", Refusal.SESSION, 1);
        subject.org.pubsubStreams().refuseNext("GetSchema", Refusal.SESSION, 1);

        subject.run(2, SubscriptionTest::fromStart);

        assertThat(subject.handled).isEqualTo(texts(2));
    }

    @Test
    void aSessionThatEndsInTheMiddleOfAStreamIsFollowedByAnother() {
        subject.publish(0, 2);
        List<SalesforceException> breaks = new ArrayList<>();

        subject.run(6, builder -> fromStart(builder).listener(told(breaks)), event -> {
            if (subject.handled.size() == 2) {
                subject.org.expireSessions();
                subject.publish(2, 6);
            }
        });

        assertThat(subject.handled).isEqualTo(texts(6));
        assertThat(breaks)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("service.auth.error"));
    }

    @Test
    void aSessionThatIsOnlyLeftAloneDoesNotEndItsStream() {
        EventOrg quiet = new EventOrg(OrgClock.at(Instant.parse("2026-03-01T08:00:00Z")));
        quiet.publish(0, 1);

        SubscriptionSummary summary = quiet.run(2, SubscriptionTest::fromStart, event -> {
            if (quiet.handled.size() == 1) {
                quiet.time.advance(Duration.ofHours(30));
                quiet.publish(1, 2);
            }
        });

        assertThat(summary.connections()).isEqualTo(1);
        quiet.close();
    }

    @Test
    void whenTheDaysDeliveriesAreUsedUpItWaitsAndGoesOnWithWhatTheOrgKept() {
        subject.org
                .policies()
                .events(policy -> policy.withLimits(EventLimits.standard().withDailyDeliveries(3)));
        subject.publish(0, 5);
        AtomicLong seconds = new AtomicLong();

        SubscriptionSummary summary = subject.run(
                5,
                builder -> fromStart(builder)
                        .time(
                                Clock.systemUTC(),
                                pause -> {
                                    if (seconds.addAndGet(pause.toSeconds()) >= 900) {
                                        subject.org
                                                .policies()
                                                .events(policy -> policy.withLimits(EventLimits.standard()));
                                    }
                                },
                                new Random(1)));

        assertThat(subject.handled).isEqualTo(texts(5));
        assertThat(summary.failures()).isEqualTo(1);
        assertThat(seconds.get()).isEqualTo(900);
    }

    @Test
    void aPositionThatTheOrgDoesNotKeepEndsTheRun() {
        subject.publish(0, 3);
        subject.run(3, SubscriptionTest::fromStart);
        subject.org.events().resetStreams();
        subject.publish(3, 5);

        assertThatThrownBy(() -> subject.run(5, SubscriptionTest::fromStart))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining(EventOrg.CHANNEL);
        assertThat(subject.handled).isEqualTo(texts(3));
    }

    @Test
    void whereTheHostChoseSoItGoesOnFromTheStartAndReportsTheGap() {
        List<ReplayGap> gaps = new ArrayList<>();
        subject.publish(0, 3);
        subject.run(3, SubscriptionTest::fromStart);
        subject.org.events().resetStreams();
        subject.publish(3, 5);

        subject.run(
                5,
                builder -> builder.expired(ExpiredReplay.earliest()).listener(new SubscriptionListener() {
                    @Override
                    public void gap(ReplayGap gap) {
                        gaps.add(gap);
                    }
                }));

        assertThat(subject.handled).isEqualTo(texts(5));
        assertThat(gaps).hasSize(1);
    }

    @Test
    void aPositionOfAnotherProtocolIsToldApart() {
        assertThatThrownBy(
                        () -> subject.api().events().open(EventOrg.CHANNEL, ReplayPosition.after(new ReplayId("xyz"))))
                .isInstanceOf(PositionLostException.class)
                .hasMessageContaining("Pub/Sub");
    }

    @Test
    void anUnknownChannelIsAnErrorThatNamesIt() {
        try (EventConnection connection = subject.api().events().open("/event/None__e", ReplayPosition.latest())) {
            assertThatThrownBy(() -> connection.next(10))
                    .isInstanceOf(SalesforceException.class)
                    .hasMessageContaining("/event/None__e")
                    .hasMessageContaining("topic.not.found");
        }
    }

    @Test
    void anEmptyAnswerSaysThatTheLastEventWasComplete() throws InterruptedException {
        subject.publish(0, 1);
        try (EventConnection connection = subject.api().events().open(EventOrg.CHANNEL, ReplayPosition.earliest())) {
            assertThat(connection.next(10).events()).hasSize(1);
            assertThat(connection.ready(10).isAlive()).isFalse();

            subject.org.pubsubStreams().keepAlive();

            assertThat(connection.next(10).isAlive()).isTrue();
        }
    }

    @Test
    void aClosedConnectionEndsItsCallAtTheServer() throws InterruptedException {
        EventConnection connection = subject.api().events().open(EventOrg.CHANNEL, ReplayPosition.latest());
        connection.ready(1);
        assertThat(subject.org.pubsubStreams().awaitOpen(1, Duration.ofSeconds(10)))
                .isTrue();

        connection.close();

        assertThat(subject.org.pubsubStreams().awaitOpen(0, Duration.ofSeconds(10)))
                .isTrue();
        assertThatThrownBy(() -> connection.next(1)).isInstanceOf(SalesforceException.class);
    }

    /** Its messages wait in the channel then, and one behind the end of its call would break all that follow. */
    @Test
    void aConnectionThatIsClosedBeforeItsChannelIsMadeHarmsNoOther() {
        subject.publish(0, 1);
        EventConnection closed = subject.api().events().open(EventOrg.CHANNEL, ReplayPosition.latest());
        closed.close();
        assertThatThrownBy(() -> closed.next(1)).isInstanceOf(SalesforceException.class);

        try (EventConnection other = subject.api().events().open(EventOrg.CHANNEL, ReplayPosition.earliest())) {
            assertThat(other.next(1).events()).hasSize(1);
        }
    }

    private static SubscriptionListener told(List<SalesforceException> breaks) {
        return new SubscriptionListener() {
            @Override
            public void disconnected(SalesforceException cause, int failures, Duration pause) {
                breaks.add(cause);
            }
        };
    }

    private static EventSubscriptionBuilder fromStart(EventSubscriptionBuilder builder) {
        return builder.from(ReplayPosition.earliest());
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "e" + i).toList();
    }
}
