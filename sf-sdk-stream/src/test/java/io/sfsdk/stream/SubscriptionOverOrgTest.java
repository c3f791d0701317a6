package io.sfsdk.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ReplayPosition;
import io.sfsdk.subscribe.ExpiredReplay;
import io.sfsdk.subscribe.SubscriptionException;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.testkit.events.EventLimits;
import io.sfsdk.testkit.events.EventPolicy;
import io.sfsdk.testkit.events.StreamTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions to platform events of the simulated org, and all that may happen to them. */
class SubscriptionOverOrgTest {
    private final StreamOrg org = new StreamOrg();

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void eventsArriveInOrderAndTheNextRunGoesOnBehindThem() {
        org.publish(3);
        org.then(() -> org.publish(2));
        org.run();
        org.publish(2);

        org.run();

        assertThat(org.handled()).isEqualTo(numbers(7));
        assertThat(org.org().streaming().connected()).isZero();
    }

    @Test
    void aNewSubscriptionBeginsWithWhatIsPublishedFromNowOn() {
        org.publish(3);
        org.then(() -> org.publish(2));

        org.run(builder -> builder.from(ReplayPosition.latest()));

        assertThat(org.handled()).containsExactly(3, 4);
    }

    @Test
    void aNewSubscriptionThatBreaksBeforeItsFirstEventLosesNothing() {
        org.publish(3);
        org.clock().advance(Duration.ofMinutes(10));
        org.then(() -> {
            org.publish(1);
            org.org().streaming().cutDeliveries(1);
        });

        SubscriptionSummary summary = org.run(builder -> builder.from(ReplayPosition.latest()));

        assertThat(org.handled()).containsExactly(3);
        assertThat(summary.skipped()).isEqualTo(3);
    }

    @Test
    void eventsThatTheServerTookOffBeforeTheConnectionBrokeAreReplayed() {
        org.publish(2);
        org.then(() -> {
            org.publish(2);
            org.org().streaming().cutDeliveries(1);
        });

        SubscriptionSummary summary = org.run();

        assertThat(org.handled()).isEqualTo(numbers(4));
        assertThat(summary.failures()).isEqualTo(1);
    }

    @Test
    void aServerThatForgotTheClientIsAskedForANewSession() {
        org.publish(2);
        org.then(() -> {
            org.org().streaming().forgetClients();
            org.publish(2);
        });

        org.run();

        assertThat(org.handled()).isEqualTo(numbers(4));
    }

    @Test
    void aServerThatDisconnectsItsClientsIsAskedForANewSession() {
        org.publish(2);
        org.then(() -> {
            org.org().streaming().disconnectClients();
            org.publish(2);
        });

        org.run();

        assertThat(org.handled()).isEqualTo(numbers(4));
        assertThat(org.logins()).isEqualTo(1);
    }

    @Test
    void anExpiredSessionIsRenewedAndNothingIsMissed() {
        org.publish(2);
        org.then(() -> {
            org.org().expireSessions();
            org.publish(2);
        });

        org.run();

        assertThat(org.handled()).isEqualTo(numbers(4));
        assertThat(org.logins()).isEqualTo(2);
    }

    @Test
    void aBusyServerInTheGuiseOfABadTokenCostsNoLogin() {
        org.publish(2);
        org.then(() -> {
            org.org().streaming().busyConnects(1);
            org.org().streaming().busySubscriptions(1);
            org.publish(2);
        });

        SubscriptionSummary summary = org.run();

        assertThat(org.handled()).isEqualTo(numbers(4));
        assertThat(org.logins()).isEqualTo(1);
        assertThat(summary.failures()).isEqualTo(2);
    }

    @Test
    void aHandlerThatTakesAnHourLosesItsSessionAndNoEvent() {
        org.publish(3);
        org.then(() -> {});

        SubscriptionSummary summary = org.run(builder -> builder, event -> {
            org.remember(event);
            org.clock().advance(Duration.ofHours(1));
            org.publish(org.published() < 6 ? 1 : 0);
        });

        assertThat(org.handled()).isEqualTo(numbers(6));
        assertThat(summary.failures()).isPositive();
        assertThat(summary.received()).isEqualTo(6);
    }

    @Test
    void aPollThatIsNeverAnsweredIsGivenUpAndItsEventsAreReplayed() {
        try (StreamOrg silent = new StreamOrg(
                builder -> builder.events(EventPolicy.standard()
                        .withTimers(StreamTimers.standard().withPoll(Duration.ofMillis(200)))),
                settings -> settings.timeouts(StreamTimeouts.standard().withPollMargin(Duration.ofMillis(200))))) {
            silent.publish(1);
            silent.then(() -> {
                silent.org().streaming().stall();
                silent.publish(2);
            });
            silent.whenBroken(() -> silent.org().streaming().resume());

            SubscriptionSummary summary = silent.run();

            assertThat(silent.handled()).isEqualTo(numbers(3));
            assertThat(summary.failures()).isEqualTo(1);
        }
    }

    @Test
    void aChannelThatDoesNotExistEndsTheRunAtOnceAndSaysSo() {
        assertThatThrownBy(() -> org.client()
                        .events("/event/Nothing__e")
                        .replay(org.store())
                        .handle(event -> {})
                        .run())
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("/event/Nothing__e");
    }

    @Test
    void aUsedUpAllocationIsWaitedForAndTheEventsComeThen() {
        try (StreamOrg small = new StreamOrg(
                builder -> builder.events(
                        EventPolicy.standard().withLimits(EventLimits.standard().withDailyDeliveries(3))),
                settings -> settings)) {
            small.publish(3);
            small.then(() -> small.publish(2));

            SubscriptionSummary summary = small.run(builder -> builder.giveUpAfter(Duration.ofDays(2)));

            assertThat(small.handled()).isEqualTo(numbers(5));
            assertThat(summary.failures()).isBetween(1L, 100L);
        }
    }

    @Test
    void aPositionPastTheRetentionEndsTheRunUnlessAChoiceWasMade() {
        org.publish(2);
        org.run();
        org.clock().advance(Duration.ofHours(73));
        org.publish(1);

        assertThatThrownBy(org::run).isInstanceOf(SubscriptionException.class).hasMessageContaining("EXPIRED");
        org.run(builder -> builder.expired(ExpiredReplay.earliest()));

        assertThat(org.handled()).isEqualTo(numbers(3));
    }

    @Test
    void aBackfillIsAskedForExactlyTheTimeThatIsMissing() {
        org.publish(2);
        Instant lastHandled = org.clock().instant();
        org.run();
        org.clock().advance(Duration.ofHours(1));
        org.publish(1);
        org.clock().advance(Duration.ofHours(73));
        org.publish(1);
        Instant oldest = org.clock().instant();
        List<String> order = new ArrayList<>();

        org.run(
                builder -> builder.expired(ExpiredReplay.backfill(gap -> {
                    assertThat(gap.begin().orElseThrow())
                            .isBetween(lastHandled.minusSeconds(1), lastHandled.plusSeconds(60));
                    assertThat(gap.until()).isBetween(oldest.minusSeconds(1), oldest);
                    order.add("fill");
                })),
                event -> order.add("event " + StreamOrg.number(event)));

        assertThat(order).containsExactly("fill", "event 3");
    }

    @Test
    void aStreamThatWasResetIsALostPosition() {
        org.publish(2);
        org.run();
        org.org().events().resetStreams();
        org.publish(1);

        SubscriptionSummary summary = org.run(builder -> builder.expired(ExpiredReplay.earliest()));

        assertThat(summary.gaps()).isEqualTo(1);
        assertThat(org.handled()).isEqualTo(numbers(3));
        assertThat(org.gaps()).hasSize(1);
    }

    @Test
    void eventsThatTheServerTellsTwiceAreHandledTwiceAndInOrder() {
        org.publish(1);
        org.then(() -> {
            org.org().events().deliverTwice(2);
            org.publish(3);
        });

        org.run();

        assertThat(org.handled().stream().distinct().toList()).isEqualTo(numbers(4));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
