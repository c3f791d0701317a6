package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.subscribe.EventSubscription;
import io.sfsdk.subscribe.SubscriptionException;
import io.sfsdk.subscribe.SubscriptionListener;
import io.sfsdk.subscribe.SubscriptionSummary;
import io.sfsdk.testkit.pubsub.ManagedSubscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions whose position the org keeps. */
class ManagedSubscriptionTest {
    private static final String NAME = "Demo_Subscription";

    private final EventOrg subject = new EventOrg();
    private final ManagedSubscriptions org = subject.org.pubsubStreams().managed();
    private final String id = org.add(NAME, EventOrg.CHANNEL, true);
    private final List<String> handled = new ArrayList<>();
    private final List<SalesforceException> breaks = new ArrayList<>();

    @AfterEach
    void closeAll() {
        subject.close();
    }

    @Test
    void theNextRunGoesOnBehindWhatTheOrgWasTold() {
        subject.publish(0, 250);
        run(NAME, 120);

        SubscriptionSummary summary = run(NAME, 250);

        assertThat(handled).isEqualTo(texts(250));
        assertThat(summary.describe()).contains("130 handled, 0 dead");
        assertThat(committed())
                .isEqualTo(subject.org.events().replayIds(EventOrg.CHANNEL).get(249));
    }

    @Test
    void itIsFoundByItsIdToo() {
        subject.publish(0, 4);

        run(id, 2);
        run(id.substring(0, 15), 4);

        assertThat(handled).isEqualTo(texts(4));
    }

    @Test
    void aCommitIsSentOnlyWhenTheHandlerHasReturned() {
        subject.publish(0, 4);

        assertThatThrownBy(() -> run(NAME, 4, count -> {
                    if (count == 3) {
                        throw new Crash();
                    }
                }))
                .isInstanceOf(Crash.class);
        run(NAME, 4);

        assertThat(handled).containsExactly("e0", "e1", "e2", "e2", "e3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void oneAnswerMayBeForSeveralCommits(int commits) {
        org.foldCommits(commits);
        subject.publish(0, 150);

        run(NAME, 150);

        assertThat(handled).isEqualTo(texts(150));
        assertThat(committed())
                .isEqualTo(subject.org.events().replayIds(EventOrg.CHANNEL).get(149));
    }

    @Test
    void aCommitThatIsRefusedIsToldAndNothingIsLeftOut() {
        subject.publish(0, 10);
        org.refuseCommits(1);

        run(NAME, 12, count -> {
            if (count == 10) {
                subject.publish(10, 12);
            }
        });

        assertThat(new LinkedHashSet<>(handled)).containsExactlyElementsOf(texts(12));
        assertThat(breaks)
                .isNotEmpty()
                .first()
                .satisfies(failure ->
                        assertThat(failure).hasMessageContaining(NAME).hasMessageContaining("was not committed"));
    }

    @Test
    void aLastCommitThatIsRefusedWhileTheConnectionClosesEndsTheRunWithTheReason() {
        subject.publish(0, 1);
        org.refuseCommits(1);

        assertThatThrownBy(() -> run(NAME, 1))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("did not take the last position")
                .hasMessageContaining(NAME);
        subject.publish(1, 2);
        run(NAME, 2);

        assertThat(breaks).isEmpty();
        assertThat(handled).containsExactly("e0", "e0", "e1");
    }

    @Test
    void aStreamThatIsResetGoesOnBehindWhatWasCommitted() {
        subject.publish(0, 100);

        run(NAME, 100, count -> {
            if (count % 30 == 0) {
                subject.org.pubsubStreams().reset();
            }
        });

        assertThat(new LinkedHashSet<>(handled)).containsExactlyElementsOf(texts(100));
    }

    @Test
    void aPositionThatIsTooOldGoesOnWhereItWasSetUp() {
        subject.publish(0, 2);
        run(NAME, 2);
        subject.org.events().resetStreams();
        subject.publish(2, 4);

        run(NAME, 4);

        assertThat(handled).isEqualTo(texts(4));
    }

    @Test
    void whatIsStoppedInTheOrgEndsTheRun() {
        org.stop(NAME);
        assertThatThrownBy(() -> run(NAME, 1))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("config.stopped")
                .hasMessageContaining("Its state in Setup is STOP");

        org.run(NAME);
        org.delete(NAME);
        assertThatThrownBy(() -> run(NAME, 1)).hasMessageContaining("config.deleted");
    }

    @Test
    void anUnknownNameEndsTheRunAndOneThatCannotBeIsRefusedBefore() {
        assertThatThrownBy(() -> run("Nobodys", 1))
                .isInstanceOf(SubscriptionException.class)
                .hasMessageContaining("/managed/Nobodys")
                .hasMessageContaining("developer.name.not.found");
        assertThatThrownBy(() -> subject.api().managed("no name")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneThatAnotherClientUsesIsWaitedFor() throws InterruptedException {
        subject.publish(0, 1);
        ManagedEventTransport other = subject.api().managed(NAME);
        EventConnection taken = other.open(other.channel(), ReplayPosition.latest());
        taken.ready(1);
        assertThat(subject.org.pubsubStreams().awaitOpen(1, Duration.ofSeconds(30)))
                .isTrue();
        run(NAME, 1, count -> {}, taken::close);

        assertThat(handled).isEqualTo(texts(1));
        assertThat(breaks).first().satisfies(failure -> assertThat(failure).hasMessageContaining("already.active"));
    }

    private long committed() {
        return org.committed(NAME).orElseThrow();
    }

    private SubscriptionSummary run(String nameOrId, int events) {
        return run(nameOrId, events, count -> {});
    }

    private SubscriptionSummary run(String nameOrId, int events, Consumer<Integer> then) {
        return run(nameOrId, events, then, () -> {});
    }

    /** Until so many different events were handled in all. */
    private SubscriptionSummary run(String nameOrId, int events, Consumer<Integer> then, Runnable whenBroken) {
        EventSubscription[] own = new EventSubscription[1];
        own[0] = EventSubscription.managed(subject.api().managed(nameOrId))
                .time(Clock.systemUTC(), pause -> whenBroken.run(), new Random(1))
                .listener(new SubscriptionListener() {
                    @Override
                    public void disconnected(SalesforceException cause, int failures, Duration pause) {
                        breaks.add(cause);
                    }
                })
                .handle(event -> {
                    handled.add(event.content().fields().text("Text__c").orElseThrow());
                    then.accept(handled.size());
                    if (new LinkedHashSet<>(handled).size() >= events) {
                        own[0].stop();
                    }
                });
        return own[0].run();
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "e" + i).toList();
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
