package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ReplayPosition;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.OrgClock;
import io.sfsdk.testkit.pubsub.PublishStreams;
import io.sfsdk.testkit.pubsub.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishing one event after the other by calls that stay open. */
class PublishStreamTest {
    private final EventOrg subject = new EventOrg();
    private final PublishStreams streams = subject.org.pubsubStreams().publishing();
    private final List<PublishOutcome> outcomes = new ArrayList<>();

    @AfterEach
    void closeAll() {
        subject.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void eachEventIsPublishedInItsPlaceAndHasItsOutcomeInItsOrder(int mostUnderWay) {
        List<String> ids = new ArrayList<>();
        try (PublishStream stream = stream(mostUnderWay)) {
            for (int i = 0; i < 450; i++) {
                ids.add(stream.publish(event("p" + i)));
            }
        }

        subject.run(450, builder -> builder.from(ReplayPosition.earliest()));
        assertThat(outcomes).hasSize(450).hasOnlyElementsOfType(PublishOutcome.Published.class);
        assertThat(outcomes.stream().map(PublishOutcome::eventId).toList()).isEqualTo(ids);
        assertThat(subject.handled)
                .isEqualTo(IntStream.range(0, 450).mapToObj(i -> "p" + i).toList());
        assertThat(streams.opened()).isEqualTo(1);
    }

    @Test
    void neverAreMoreEventsUnderWayThanWasAskedFor() {
        try (PublishStream stream = stream(10)) {
            publish(stream, 10);
            subject.org.pubsubStreams().stall();
            publish(stream, 10);
            publish(stream, 5);
        }

        assertThat(outcomes.subList(0, 10)).hasOnlyElementsOfType(PublishOutcome.Published.class);
        assertThat(outcomes.subList(10, 20)).hasOnlyElementsOfType(PublishOutcome.InDoubt.class);
        assertThat(outcomes.subList(20, 25)).hasOnlyElementsOfType(PublishOutcome.Refused.class);
    }

    @Test
    void flushReturnsWhenAllHaveTheirOutcome() {
        try (PublishStream stream = stream(1_000)) {
            publish(stream, 3);
            assertThat(outcomes).isEmpty();

            stream.flush();

            assertThat(outcomes).hasSize(3);
        }
    }

    @Test
    void whatWasTurnedAwayAtTheDoorIsSentAgain() {
        subject.org.pubsubStreams().refuseNext("PublishStream", Refusal.protection(), 1);
        subject.org.pubsubStreams().refuseNext("PublishStream", Refusal.SESSION, 1);

        try (PublishStream stream = stream(1_000)) {
            publish(stream, 3);
        }

        assertThat(outcomes).hasSize(3).hasOnlyElementsOfType(PublishOutcome.Published.class);
        assertThat(subject.org.events().replayIds(EventOrg.CHANNEL)).hasSize(3);
    }

    /** They are on the bus, and only their answer is lost. */
    @Test
    void whatIsUnderWayWhenTheCallBreaksIsInDoubtAndNotSentAgain() {
        try (PublishStream stream = stream(1_000)) {
            publish(stream, 1);
            stream.flush();
            streams.loseAnswers(1);
            publish(stream, 2);
            stream.flush();
            publish(stream, 1);
        }

        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.get(0)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(outcomes.subList(1, 3)).hasOnlyElementsOfType(PublishOutcome.InDoubt.class);
        assertThat(outcomes.get(3)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(subject.org.events().replayIds(EventOrg.CHANNEL)).hasSize(4);
        assertThat(streams.opened()).isEqualTo(2);
    }

    @Test
    void theFirstRequestsLostAnswerLeavesItInDoubtToo() {
        streams.loseAnswers(1);

        try (PublishStream stream = stream(1_000)) {
            publish(stream, 2);
        }

        assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(PublishOutcome.InDoubt.class);
        assertThat(subject.org.events().replayIds(EventOrg.CHANNEL)).hasSize(2);
    }

    @Test
    void anEventThatTheOrgRefusesIsRefusedAloneAndTheOthersArePublished() {
        try (PublishStream stream = stream(1_000)) {
            stream.publish(event("fine"));
            stream.publish(event("x".repeat(300)));
            stream.publish(event("fine too"));
        }

        assertThat(outcomes.get(0)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(outcomes.get(1)).isInstanceOf(PublishOutcome.Refused.class);
        assertThat(outcomes.get(2)).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void aCallThatTheServiceEndedWhileNothingWasUnderWayIsFollowedByAnother() {
        try (PublishStream stream = stream(1_000)) {
            publish(stream, 1);
            stream.flush();
            streams.sweep();
            assertThat(streams.open()).isZero();
            subject.api().publisher().publish(EventOrg.CHANNEL, List.of(event("whose answer comes behind that end")));

            publish(stream, 1);
        }

        assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(PublishOutcome.Published.class);
    }

    @Test
    void aCallThatWasIdleForAMinuteIsNotUsedAgain() {
        EventOrg idle = new EventOrg(OrgClock.at(Instant.parse("2026-03-01T08:00:00Z")));
        try (idle;
                PublishStream stream = idle.api().publisher().stream(EventOrg.CHANNEL, 10, outcomes::add)) {
            publish(stream, 1);
            stream.flush();
            idle.time.advance(Duration.ofSeconds(61));
            publish(stream, 1);
            stream.flush();

            assertThat(idle.org.pubsubStreams().publishing().opened()).isEqualTo(2);
        }
    }

    @Test
    void anEventThatCannotBeSentIsNamedAndChangesNothing() {
        try (PublishStream stream = stream(1_000)) {
            publish(stream, 1);

            assertThatThrownBy(() -> stream.publish(event("bad").with("Nope__c", 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("event 1")
                    .hasMessageContaining("Nope__c");
        }
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void aClosedStreamTakesNothing() {
        PublishStream stream = stream(1);
        stream.close();

        assertThatThrownBy(() -> stream.publish(event("x"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stream(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private PublishStream stream(int mostUnderWay) {
        return subject.api().publisher().stream(EventOrg.CHANNEL, mostUnderWay, outcomes::add);
    }

    private static void publish(PublishStream stream, int events) {
        for (int i = 0; i < events; i++) {
            stream.publish(event("p" + i));
        }
    }

    private static SObject event(String text) {
        return SObject.of("Demo__e").with("Text__c", text).with("CreatedById", "005000000000001AAA");
    }
}
