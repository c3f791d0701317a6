package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterException;
import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.event.Event;
import io.sfsdk.event.ReplayPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RefusedEventsTest {
    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;
    private final InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

    @Test
    void aHandlerThatFailsIsAskedAgainAboutTheSameEventBeforeTheNext() {
        stream.publish(3);
        List<Integer> asked = new ArrayList<>();

        subject.run(withLetters(), event -> {
            asked.add(Subject.number(event));
            if (asked.size() == 2) {
                throw new IllegalStateException("busy");
            }
        });

        assertThat(asked).containsExactly(0, 1, 1, 2);
        assertThat(letters.letters()).isEmpty();
    }

    @Test
    void anEventThatTheHandlerNeverTakesBecomesADeadLetterAndTheOthersGoOnInOrder() {
        stream.publish(3);

        SubscriptionSummary summary = subject.run(withLetters(), this::allButOne);

        assertThat(subject.handled).containsExactly(0, 2);
        assertThat(summary.dead()).isEqualTo(1);
        DeadLetter letter = letters.letters().get(0);
        assertThat(letter.id()).isEqualTo("events/" + FakeStream.CHANNEL + "@" + subject.idOf(1));
        assertThat(letter.reason()).isEqualTo(DeadLetterReason.HANDLER_FAILED);
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.record().decimal("Number__c"))
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("1"));
    }

    @Test
    void withoutASinkSuchAnEventEndsTheRunAndComesAgainInTheNext() {
        stream.publish(3);

        assertThatThrownBy(() -> subject.run(builder -> builder.from(ReplayPosition.earliest()), this::allButOne))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining(subject.idOf(1))
                .hasMessageContaining("no sink");
        subject.run();

        assertThat(subject.handled).containsExactly(0, 1, 2);
    }

    @Test
    void aSinkThatFailsEndsTheRunBeforeThePositionMoves() {
        stream.publish(3);

        assertThatThrownBy(() -> subject.run(
                        builder -> builder.from(ReplayPosition.earliest()).deadLetters(refused -> {
                            throw new DeadLetterException("disk full", null);
                        }),
                        this::allButOne))
                .isInstanceOf(SubscriptionException.class)
                .hasRootCauseMessage("disk full");
        assertThat(subject.stored()).endsWith(" " + subject.idOf(0));
    }

    @Test
    void anEventThatCannotBeReadBecomesADeadLetterAndNoHandlerSeesIt() {
        stream.publish(1);
        stream.publishUnreadable();
        stream.publish(1);

        subject.run(withLetters());

        assertThat(subject.handled).containsExactly(0, 2);
        assertThat(letters.letters()).hasSize(1);
        assertThat(letters.letters().get(0).record().text("raw")).contains("{}");
    }

    @Test
    void anOutageOfTheHandlersTargetDoesNotEmptyTheStreamIntoTheDeadLetters() {
        stream.publish(50);

        assertThatThrownBy(() -> subject.run(withLetters().andThen(b -> b.stopAfterDead(5))::apply, event -> {
                    throw new IllegalStateException("down");
                }))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("the last 5 events in a row");
        assertThat(letters.letters()).hasSize(5);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(4));
    }

    private UnaryOperator<EventSubscriptionBuilder> withLetters() {
        return builder -> builder.from(ReplayPosition.earliest()).deadLetters(letters);
    }

    private void allButOne(Event event) {
        if (Subject.number(event) == 1) {
            throw new IllegalStateException("poison");
        }
        subject.remember(event);
    }
}
