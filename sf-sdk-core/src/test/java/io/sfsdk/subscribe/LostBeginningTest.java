package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A subscription that has stored when it began, and behind which no event came yet. The org keeps events for three days. */
class LostBeginningTest {
    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;

    @Test
    void aBeginningOlderThanWhatTheOrgKeepsIsAGapAndEndsTheRun() {
        Instant began = subject.clock.instant();
        subject.run();
        stream.publish(1);
        subject.clock.pass(Duration.ofHours(73));
        stream.forgetAll();
        stream.publish(1);

        assertThatThrownBy(subject::run)
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("cannot be gone on from");

        assertThat(subject.handled).isEmpty();
        assertThat(subject.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.reason()).isEqualTo(ReplayGap.Reason.EXPIRED);
            assertThat(gap.begin().orElseThrow()).isBeforeOrEqualTo(began);
        });
    }

    @Test
    void theGapBehindABeginningIsFilledAsAnyOther() {
        subject.run();
        subject.clock.pass(Duration.ofHours(73));
        stream.publish(1);
        List<ReplayGap> filled = new ArrayList<>();

        subject.run(builder -> builder.expired(ExpiredReplay.backfill(filled::add)));

        assertThat(filled).hasSize(1);
        assertThat(subject.handled).containsExactly(0);
    }

    @Test
    void aBeginningThatTheOrgStillKeepsIsGoneOnFrom() {
        subject.run();
        stream.publish(1);
        subject.clock.pass(Duration.ofHours(71));

        subject.run();

        assertThat(subject.gaps).isEmpty();
        assertThat(subject.handled).containsExactly(0);
    }

    @Test
    void aSubscriptionThatIsConnectedNowAndThenLosesNoBeginningHoweverQuietTheChannel() {
        subject.run();
        for (int day = 0; day < 7; day++) {
            subject.clock.pass(Duration.ofDays(1));
            beConnectedFor(Duration.ofHours(1));
        }
        stream.publish(1);

        subject.run();

        assertThat(subject.gaps).isEmpty();
        assertThat(subject.handled).containsExactly(0);
    }

    @Test
    void aBeginningMovesUpToAConnectionThatBroughtNothingForAnHour() {
        subject.run();
        subject.clock.pass(Duration.ofDays(1));
        Instant opened = subject.clock.instant();
        beConnectedFor(Duration.ofHours(1));

        assertThat(subject.stored()).endsWith(" SINCE " + opened.minus(Duration.ofMinutes(1)));
    }

    @Test
    void aBeginningStaysWhereItIsWhileWhatWasPublishedBeforeMayStillCome() {
        subject.run();
        String began = subject.stored();
        subject.clock.pass(Duration.ofDays(1));
        beConnectedFor(Duration.ofMinutes(59));

        assertThat(subject.stored()).isEqualTo(began);
    }

    private void beConnectedFor(Duration time) {
        stream.whenIdle(() -> subject.clock.pass(time));
        subject.run();
    }

    @Test
    void whatTheOrgKeepsOfAChannelCanBeSaid() {
        subject.run();
        subject.clock.pass(Duration.ofHours(25));

        assertThatThrownBy(() -> subject.run(builder -> builder.keptFor(Duration.ofHours(24))))
                .isInstanceOf(SubscriptionException.class);
    }
}
