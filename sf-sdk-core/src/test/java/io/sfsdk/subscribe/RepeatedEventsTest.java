package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.event.ReplayPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Events that come again in one run are handed over once, as far as they are remembered. */
class RepeatedEventsTest {
    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;

    @Test
    void aConnectionThatBreaksInsideAGroupHandsOverNoneOfItAgain() {
        stream.publishGroup(3);
        stream.whenAsked(() -> {});
        stream.whenAsked(() -> {
            throw FakeStream.broken();
        });

        SubscriptionSummary summary = subject.run(remembering(100).andThen(builder -> builder.demand(2))::apply);

        assertThat(subject.handled).containsExactly(0, 1, 2);
        assertThat(summary.suppressed()).isEqualTo(2);
        assertThat(summary.left()).isZero();
        assertThat(subject.stored()).endsWith(" " + subject.idOf(2));
    }

    @Test
    void anEventThatWasPublishedTwiceIsHandedOverOnce() {
        stream.publishChange(FakeStream.record(1));
        stream.publishAgain(0);

        SubscriptionSummary summary = subject.run(remembering(100));

        assertThat(subject.handled).containsExactly(0);
        assertThat(summary.suppressed()).isEqualTo(1);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(1));
    }

    @Test
    void aDeadLetterIsNotAskedAboutAgain() {
        stream.publishChange(FakeStream.record(1));
        stream.publishAgain(0);
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

        SubscriptionSummary summary =
                subject.run(remembering(100).andThen(builder -> builder.deadLetters(letters))::apply, event -> {
                    throw new IllegalStateException("poison");
                });

        assertThat(letters.letters()).hasSize(1);
        assertThat(summary.suppressed()).isEqualTo(1);
    }

    @Test
    void whatIsForgottenIsHandedOverAgain() {
        stream.publishChange(FakeStream.record(1));
        stream.publishChange(FakeStream.record(2));
        stream.publishAgain(0);

        subject.run(remembering(1));

        assertThat(subject.handled).containsExactly(0, 1, 0);
    }

    @Test
    void eventsOfOneTransactionThatDifferInTheirRecordAreNotTakenForEachOther() {
        stream.publishGroup(3);

        SubscriptionSummary summary = subject.run(remembering(100));

        assertThat(subject.handled).containsExactly(0, 1, 2);
        assertThat(summary.suppressed()).isZero();
    }

    @Test
    void anEventWithoutAnIdIsHandedOverEachTime() {
        stream.publish(1);
        stream.publishAgain(0);

        subject.run(remembering(100));

        assertThat(subject.handled).containsExactly(0, 0);
    }

    @Test
    void whatTheHandlerDidNotTakeIsNotRemembered() {
        stream.publishChange(FakeStream.record(1));
        int[] asked = new int[1];
        UnaryOperator<EventSubscriptionBuilder> remembering = remembering(100);
        EventSubscription subscription = subject.subscription(remembering, event -> {
            asked[0]++;
            if (asked[0] <= 3) {
                throw new IllegalStateException("busy");
            }
            subject.remember(event);
        });
        stream.whenIdle(subscription::stop);

        assertThatThrownBy(subscription::run).isInstanceOf(SubscriptionException.class);
        subscription.run();

        assertThat(subject.handled).isEqualTo(List.of(0));
    }

    @Test
    void aTransactionOfWhichOnlyAPartIsKnownIsHandedOverWhole() {
        stream.publishPart("t", 1, FakeStream.record(1));
        List<Integer> sizes = new ArrayList<>();
        EventSubscription subscription = remembering(100)
                .apply(subject.changes())
                .handleTransactions(
                        10, transaction -> sizes.add(transaction.events().size()));
        stream.whenIdle(() -> {
            stream.publishAgain(0);
            stream.publishPart("t", 2, FakeStream.record(2));
        });
        stream.whenIdle(subscription::stop);

        subscription.run();

        assertThat(sizes).containsExactly(1, 2);
    }

    private static UnaryOperator<EventSubscriptionBuilder> remembering(int events) {
        return builder -> builder.from(ReplayPosition.earliest()).dedupe(events);
    }
}
