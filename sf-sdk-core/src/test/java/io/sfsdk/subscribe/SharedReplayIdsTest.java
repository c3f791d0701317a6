package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.event.ReplayPosition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Enriched change events of one transaction share a replay id. */
class SharedReplayIdsTest {
    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;

    @Test
    void aPositionNeverMovesToAGroupOfWhichEventsAreLeft() {
        stream.publishGroup(1);
        stream.publishGroup(3);
        List<String> stored = new ArrayList<>();

        subject.run(
                builder -> builder.from(ReplayPosition.earliest()).demand(2), event -> stored.add(subject.stored()));

        assertThat(stored.get(0)).isEqualTo("nothing");
        assertThat(stored.subList(1, 4)).allSatisfy(text -> assertThat(text).endsWith(" " + subject.idOf(0)));
        assertThat(subject.stored()).endsWith(" " + subject.idOf(1));
    }

    @Test
    void aRunThatDiesInsideAGroupBeginsItAgain() {
        stream.publishGroup(3);

        assertThatThrownBy(() -> subject.run(builder -> builder.from(ReplayPosition.earliest()), event -> {
                    if (Subject.number(event) == 1) {
                        throw new IllegalStateException("dies");
                    }
                    subject.remember(event);
                }))
                .isInstanceOf(SubscriptionException.class);
        subject.run(builder -> builder.from(ReplayPosition.earliest()));

        assertThat(subject.handled).containsExactly(0, 0, 1, 2);
    }

    @Test
    void aGroupWhoseEndCannotBeSeenIsAskedAboutAtOnceAndNotAfterALongPoll() {
        stream.publishGroup(2);
        List<String> atIdle = new ArrayList<>();
        stream.whenIdle(() -> atIdle.add(subject.stored()));

        subject.run(builder -> builder.from(ReplayPosition.earliest()));

        assertThat(atIdle).singleElement().asString().endsWith(" " + subject.idOf(0));
    }

    @Test
    void askedToStopBehindTheLastEventItStoresThePositionAllTheSame() {
        stream.publishGroup(2);
        EventSubscription[] subscription = new EventSubscription[1];
        subscription[0] = subject.subscription(builder -> builder.from(ReplayPosition.earliest()), event -> {
            subject.remember(event);
            if (Subject.number(event) == 1) {
                subscription[0].stop();
            }
        });

        subscription[0].run();

        assertThat(subject.stored()).endsWith(" " + subject.idOf(1));
    }

    @Test
    void aConnectionThatBreaksInsideAGroupBeginsItAgain() {
        stream.publishGroup(3);
        stream.whenAsked(() -> {});
        stream.whenAsked(() -> {
            throw FakeStream.broken();
        });

        subject.run(builder -> builder.from(ReplayPosition.earliest()).demand(2));

        assertThat(subject.handled).containsExactly(0, 1, 0, 1, 2);
    }
}
