package io.sfsdk.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.InMemoryDeadLetterSink;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.subscribe.ChangeTransaction.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** All change events of one transaction at once. */
class TransactionsTest {
    private static final String A = FakeStream.record(1);
    private static final String B = FakeStream.record(2);
    private static final String C = FakeStream.record(3);

    private final Subject subject = new Subject();
    private final FakeStream stream = subject.stream;
    private final List<ChangeTransaction> taken = new ArrayList<>();

    @Test
    void eventsOfOneTransactionComeAtOnceWhereverAnAnswerEnds() {
        stream.publishTransaction(A, B, C);
        stream.publishTransaction(A);
        stream.publishTransaction(B, C);

        SubscriptionSummary summary = run(100, builder -> builder.demand(2));

        assertThat(taken).extracting(transaction -> transaction.events().size()).containsExactly(3, 1, 2);
        assertThat(taken).allMatch(ChangeTransaction::isWhole);
        assertThat(taken)
                .extracting(ChangeTransaction::end)
                .containsExactly(End.NEXT_BEGAN, End.NEXT_BEGAN, End.SILENCE);
        assertThat(summary.handled()).isEqualTo(6);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(5));
    }

    @Test
    void theyAreInTheirSequenceWhateverOrderTheyCameIn() {
        stream.publishPart("t", 3, FakeStream.record(1));
        stream.publishPart("t", 1, FakeStream.record(2));
        stream.publishPart("t", 2, FakeStream.record(3));

        run(100, builder -> builder);

        assertThat(taken)
                .singleElement()
                .satisfies(transaction -> assertThat(transaction.events())
                        .extracting(
                                event -> event.change().orElseThrow().header().sequenceNumber())
                        .containsExactly(1, 2, 3));
    }

    @Test
    void thePositionMovesOnlyWhenTheTransactionIsHandled() {
        stream.publishTransaction(A);
        stream.publishTransaction(B, C);
        List<String> seen = new ArrayList<>();

        run(100, builder -> builder, transaction -> seen.add(subject.stored()));

        assertThat(seen.get(0)).isEqualTo("nothing");
        assertThat(seen.get(1)).endsWith(" " + subject.idOf(0));
        assertThat(subject.stored()).endsWith(" " + subject.idOf(2));
    }

    @Test
    void aGreaterTransactionThanAllowedComesInPartsAndThePositionWaitsForTheLast() {
        stream.publishTransaction(A);
        stream.publishTransaction(A, B, C, A, B);
        List<String> seen = new ArrayList<>();

        run(2, builder -> builder, transaction -> {
            taken.add(transaction);
            seen.add(subject.stored());
        });

        List<ChangeTransaction> parts = taken.subList(1, 4);
        assertThat(parts).extracting(ChangeTransaction::part).containsExactly(1, 2, 3);
        assertThat(parts).extracting(part -> part.events().size()).containsExactly(2, 2, 1);
        assertThat(parts)
                .extracting(ChangeTransaction::end)
                .containsExactly(End.MORE_FOLLOWS, End.MORE_FOLLOWS, End.SILENCE);
        assertThat(parts).noneMatch(ChangeTransaction::isWhole);
        assertThat(seen.subList(1, 4)).allSatisfy(text -> assertThat(text).endsWith(" " + subject.idOf(0)));
        assertThat(subject.stored()).endsWith(" " + subject.idOf(5));
    }

    @Test
    void aTransactionThatJustFitsIsWhole() {
        stream.publishTransaction(A, B);

        run(2, builder -> builder);

        assertThat(taken).singleElement().matches(ChangeTransaction::isWhole);
    }

    @Test
    void aSilentChannelEndsATransactionAfterTheTimeThatWasSaid() {
        stream.publishPart("t", 1, FakeStream.record(1));
        stream.whenAsked(() -> {});
        stream.whenAsked(() -> subject.clock.pass(Duration.ofSeconds(20)));
        stream.whenAsked(() -> stream.publishPart("t", 2, FakeStream.record(2)));

        run(100, builder -> builder.transactionWait(Duration.ofSeconds(30)));

        assertThat(taken)
                .singleElement()
                .satisfies(transaction -> assertThat(transaction.events()).hasSize(2));
        assertThat(subject.clock.slept()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(61));
    }

    @Test
    void whatCameTooLateComesUnderTheSameKey() {
        stream.publishPart("t", 1, FakeStream.record(1));
        stream.whenIdle(() -> stream.publishPart("t", 2, FakeStream.record(2)));

        run(100, builder -> builder);

        assertThat(taken).extracting(ChangeTransaction::key).containsExactly("t", "t");
        assertThat(taken).extracting(ChangeTransaction::end).containsExactly(End.SILENCE, End.SILENCE);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(1));
    }

    @Test
    void aConnectionThatBreaksInsideATransactionBeginsItAgainWhole() {
        stream.publishTransaction(A, B, C);
        stream.whenAsked(() -> {});
        stream.whenAsked(() -> {
            throw FakeStream.broken();
        });

        run(100, builder -> builder.demand(2));

        assertThat(taken)
                .singleElement()
                .satisfies(transaction -> assertThat(transaction.events()).hasSize(3));
    }

    @Test
    void askedToStopInsideATransactionItLeavesAllOfItToTheNextRun() {
        stream.publishTransaction(A);
        stream.publishTransaction(B, C);
        EventSubscription[] first = new EventSubscription[1];
        first[0] = subscription(100, builder -> builder.demand(2), transaction -> {
            taken.add(transaction);
            first[0].stop();
        });

        first[0].run();
        run(100, builder -> builder);

        assertThat(taken).extracting(transaction -> transaction.events().size()).containsExactly(1, 2);
    }

    @Test
    void aRefusedTransactionIsADeadLetterForEachEventAndTheNextGoesOn() {
        stream.publishTransaction(A, B);
        stream.publishTransaction(C);
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

        SubscriptionSummary summary = run(100, builder -> builder.deadLetters(letters), transaction -> {
            if (transaction.events().size() == 2) {
                throw new IllegalStateException("poison");
            }
            taken.add(transaction);
        });

        assertThat(letters.letters())
                .hasSize(2)
                .extracting(DeadLetter::attempts)
                .containsOnly(3);
        assertThat(summary.dead()).isEqualTo(2);
        assertThat(taken).hasSize(1);
    }

    @Test
    void aTransactionWithAnEventWhoseKeyIsNeverToldIsADeadLetterForEachAndTheNextGoesOn() {
        stream.publishTransaction(A);
        stream.publishTransaction(A, B);
        stream.publishTransaction(A);
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

        SubscriptionSummary summary = run(
                100,
                builder -> builder.deadLetters(letters).parallel(2, Runnable::run, event -> {
                    if (EventKey.records().of(event).contains(B)) {
                        throw new IllegalStateException("no key");
                    }
                    return EventKey.records().of(event);
                }));

        assertThat(letters.letters()).hasSize(2);
        assertThat(summary.dead()).isEqualTo(2);
        assertThat(taken).extracting(transaction -> transaction.events().size()).containsExactly(1, 1);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(3));
    }

    @Test
    void anEventThatCannotBeReadIsADeadLetterAndItsTransactionSaysSo() {
        stream.publishPart("t", 1, FakeStream.record(1));
        stream.publishUnreadable();
        stream.publishPart("t", 3, FakeStream.record(1));
        InMemoryDeadLetterSink letters = new InMemoryDeadLetterSink();

        run(100, builder -> builder.deadLetters(letters));

        assertThat(letters.letters()).hasSize(1);
        assertThat(taken).singleElement().satisfies(transaction -> {
            assertThat(transaction.events()).hasSize(2);
            assertThat(transaction.unreadable()).isEqualTo(1);
            assertThat(transaction.isWhole()).isFalse();
        });
    }

    @Test
    void ownChangesAreLeftOutOfIt() {
        stream.publishFrom("com/salesforce/api/rest/66.0;client=loader", List.of(List.of(A), List.of(B)));
        stream.publishTransaction(C);

        SubscriptionSummary summary = run(100, builder -> builder.withoutOwnWrites("loader"));

        assertThat(taken).hasSize(1);
        assertThat(summary.own()).isEqualTo(2);
        assertThat(subject.stored()).endsWith(" " + subject.idOf(2));
    }

    @Test
    void aChannelOfOtherEventsIsRefused() {
        EventSubscriptionBuilder builder = EventSubscription.builder(stream, FakeStream.CHANNEL, subject.store);

        assertThatThrownBy(() -> builder.handleTransactions(10, taken::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(FakeStream.CHANNEL);
    }

    private SubscriptionSummary run(int most, UnaryOperator<EventSubscriptionBuilder> choices) {
        return run(most, choices, taken::add);
    }

    private SubscriptionSummary run(
            int most, UnaryOperator<EventSubscriptionBuilder> choices, TransactionHandler handler) {
        EventSubscription subscription = subscription(most, choices, handler);
        stream.whenIdle(subscription::stop);
        return subscription.run();
    }

    private EventSubscription subscription(
            int most, UnaryOperator<EventSubscriptionBuilder> choices, TransactionHandler handler) {
        return choices.apply(subject.changes().from(ReplayPosition.earliest())).handleTransactions(most, handler);
    }
}
