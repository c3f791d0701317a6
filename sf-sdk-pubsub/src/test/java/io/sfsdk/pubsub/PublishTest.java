package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ReplayPosition;
import io.sfsdk.record.SObject;
import io.sfsdk.testkit.events.EventLimits;
import io.sfsdk.testkit.pubsub.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishTest {
    private final EventOrg subject = new EventOrg();

    @AfterEach
    void closeAll() {
        subject.close();
    }

    @Test
    void eachEventIsPublishedInItsPlaceAndItsOutcomeSaysWhere() {
        List<PublishOutcome> outcomes = publish(450);

        subject.run(450, builder -> builder.from(ReplayPosition.earliest()));
        assertThat(outcomes).hasSize(450).allMatch(outcome -> outcome instanceof PublishOutcome.Published);
        assertThat(subject.handled)
                .isEqualTo(IntStream.range(0, 450).mapToObj(i -> "p" + i).toList());
    }

    @Test
    void anUnknownFieldIsNamedBeforeAnythingIsSent() {
        List<SObject> events = List.of(event("fine"), event("bad").with("Nope__c", 1));

        assertThatThrownBy(() -> subject.api().publisher().publish(EventOrg.CHANNEL, events))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event 1")
                .hasMessageContaining("Nope__c");
        assertThat(subject.org.events().replayIds(EventOrg.CHANNEL)).isEmpty();
    }

    @Test
    void aWrongTypeIsNamedWithoutItsValue() {
        SObject wrong = event("x").with("Text__c", true);

        assertThatThrownBy(() -> subject.api().publisher().publish(EventOrg.CHANNEL, List.of(wrong)))
                .hasMessageContaining("field Text__c")
                .hasMessageContaining("a text");
    }

    @Test
    void whatWasTurnedAwayAtTheDoorIsSentAgain() {
        subject.org.pubsubStreams().refuseNext("Publish", Refusal.protection(), 1);
        subject.org.pubsubStreams().refuseNext("Publish", Refusal.SESSION, 1);

        assertThat(publish(3)).allMatch(outcome -> outcome instanceof PublishOutcome.Published);
        assertThat(subject.org.events().replayIds(EventOrg.CHANNEL)).hasSize(3);
    }

    @Test
    void aCallWithoutAClearAnswerLeavesItsEventsInDoubtAndTheRestUnsent() {
        subject.org.pubsubStreams().refuseNext("Publish", Refusal.outage(), 1);

        List<PublishOutcome> outcomes = publish(250);

        assertThat(outcomes.subList(0, 200)).allMatch(outcome -> outcome instanceof PublishOutcome.InDoubt);
        assertThat(outcomes.subList(200, 250)).allMatch(outcome -> outcome instanceof PublishOutcome.Refused);
        assertThat(subject.org.events().replayIds(EventOrg.CHANNEL)).isEmpty();
    }

    @Test
    void whatIsMoreThanTheHourAllowsIsRefusedWithTheReason() {
        subject.org
                .policies()
                .events(policy -> policy.withLimits(EventLimits.standard().withHourlyPublished(2)));

        List<PublishOutcome> outcomes = publish(3);

        assertThat(outcomes.subList(0, 2)).allMatch(outcome -> outcome instanceof PublishOutcome.Published);
        assertThat(outcomes.get(2))
                .isInstanceOfSatisfying(
                        PublishOutcome.Refused.class,
                        refused -> assertThat(refused.message()).contains("hourly allocation"));
        assertThat(subject.org.events().replayIds(EventOrg.CHANNEL)).hasSize(2);
    }

    @Test
    void changeEventsCannotBePublished() {
        assertThatThrownBy(() -> subject.api().publisher().publish("/data/ChangeEvents", List.of(event("x"))))
                .hasMessageContaining("/data/ChangeEvents cannot be published to");
    }

    private List<PublishOutcome> publish(int count) {
        return subject.api()
                .publisher()
                .publish(
                        EventOrg.CHANNEL,
                        IntStream.range(0, count).mapToObj(i -> event("p" + i)).toList());
    }

    private static SObject event(String text) {
        return SObject.of("Demo__e").with("Text__c", text).with("CreatedById", "005000000000001AAA");
    }
}
