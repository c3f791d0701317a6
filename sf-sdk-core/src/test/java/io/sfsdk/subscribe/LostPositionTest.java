package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.PositionLostException;
import io.sfsdk.event.ReplayPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two events were handled and stored; then the org forgets them and a third, and a fourth is published a day later. */
class LostPositionTest {
    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;
    private Instant lastHandled = Instant.EPOCH;

    @BeforeEach
    void losePosition() {
        stream.publish(2);
        lastHandled = subject.clock.instant();
        subject.run(builder -> builder.from(ReplayPosition.earliest()));
        subject.clock.pass(Duration.ofHours(1));
        stream.publish(1);
        stream.forgetAll();
        subject.clock.pass(Duration.ofHours(24));
        stream.publish(1);
        subject.handled.clear();
    }

    @Test
    void byDefaultTheRunEndsAndNamesTheGapAndThePositionStays() {
        String before = subject.stored();

        assertThatThrownBy(subject::run)
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("after " + lastHandled)
                .hasMessageContaining("EXPIRED")
                .hasMessageContaining("expired(..)");
        assertThat(subject.stored()).isEqualTo(before);
        assertThat(subject.handled).isEmpty();
        assertThat(subject.gaps).hasSize(1);
    }

    @Test
    void withEarliestItGoesOnWithTheOldestThatIsKeptAndReportsTheGap() {
        subject.run(builder -> builder.expired(ExpiredReplay.earliest()));

        assertThat(subject.handled).containsExactly(3);
        assertThat(subject.gaps)
                .containsExactly(new ReplayGap(
                        FakeStream.CHANNEL,
                        ReplayGap.Reason.EXPIRED,
                        stream.log().get(1).replayId(),
                        lastHandled,
                        lastHandled.plus(Duration.ofHours(25))));
    }

    @Test
    void withLatestItGoesOnWithWhatComesAndReportsTheGapUpToNow() {
        subject.clock.pass(Duration.ofHours(1));
        stream.whenIdle(() -> stream.publish(1));

        subject.run(builder -> builder.expired(ExpiredReplay.latest()));

        assertThat(subject.handled).containsExactly(4);
        assertThat(subject.gaps.get(0).until()).isEqualTo(lastHandled.plus(Duration.ofHours(26)));
    }

    @Test
    void withBackfillTheGapIsFilledBeforeTheEventsBehindItAreHandled() {
        List<String> order = new ArrayList<>();

        subject.run(
                builder -> builder.expired(ExpiredReplay.backfill(
                        gap -> order.add("fill " + gap.begin().orElseThrow() + " " + gap.until()))),
                event -> order.add("event " + Subject.number(event)));

        assertThat(order)
                .containsExactly("fill " + lastHandled + " " + lastHandled.plus(Duration.ofHours(25)), "event 3");
    }

    @Test
    void aGapThatCouldNotBeFilledIsFilledByTheNextRun() {
        List<ReplayGap> filled = new ArrayList<>();

        assertThatThrownBy(() -> subject.run(builder -> builder.expired(ExpiredReplay.backfill(gap -> {
                    throw new IllegalStateException("query failed");
                }))))
                .isInstanceOf(SubscriptionException.class)
                .hasRootCauseMessage("query failed");
        subject.run(builder -> builder.expired(ExpiredReplay.backfill(filled::add)));

        assertThat(filled).hasSize(1);
        assertThat(subject.handled).containsExactly(3);
    }

    @Test
    void aGapThatIsFilledIsNotFilledAgainWhenTheNextConnectionBreaks() {
        List<ReplayGap> filled = new ArrayList<>();

        assertThatThrownBy(() -> subject.run(builder -> builder.expired(ExpiredReplay.backfill(filled::add)), event -> {
                    throw new IllegalStateException("not now");
                }))
                .isInstanceOf(SubscriptionException.class);
        subject.run(builder -> builder.expired(ExpiredReplay.backfill(filled::add)));

        assertThat(filled).hasSize(1);
        assertThat(subject.handled).containsExactly(3);
    }

    @Test
    void thePositionOfAnotherOrgIsNeverGivenToThisOne() {
        Subject fresh = new Subject();
        fresh.stream.publish(2);
        fresh.run(builder -> builder.from(ReplayPosition.earliest()));
        fresh.stream.becomeOrg("fake:00D2");

        assertThatThrownBy(fresh::run).isInstanceOf(SubscriptionException.class).hasMessageContaining("FOREIGN");
        assertThat(fresh.stream.opened()).hasSize(1);
    }

    @Test
    void aPositionThatIsRefusedOnlyAfterSubscribingIsLostAllTheSame() {
        Subject late = new Subject();
        late.stream.publish(2);
        late.run(builder -> builder.from(ReplayPosition.earliest()));
        late.stream.whenAsked(() -> {
            throw new PositionLostException("too old", FakeStream.broken());
        });

        SubscriptionSummary summary = late.run(builder -> builder.expired(ExpiredReplay.earliest()));

        assertThat(summary.gaps()).isEqualTo(1);
        assertThat(late.handled).containsExactly(0, 1, 0, 1);
    }

    @Test
    void anOrgThatRefusesEvenToBeginAnewEndsTheRun() {
        stream.failToOpen(new PositionLostException("too old", FakeStream.broken()));
        stream.failToOpen(new PositionLostException("no", FakeStream.broken()));

        assertThatThrownBy(() -> subject.run(builder -> builder.expired(ExpiredReplay.earliest())))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("refuses even to begin anew");
    }

    @Test
    void aPassingFailureIsNoLostPosition() {
        Subject other = new Subject();
        other.stream.publish(1);
        other.run(builder -> builder.from(ReplayPosition.earliest()));
        other.stream.failToOpen(FakeStream.broken());

        SubscriptionSummary summary = other.run();

        assertThat(summary.gaps()).isZero();
        assertThat(other.stream.opened().get(1)).isEqualTo(other.stream.opened().get(2));
    }
}
