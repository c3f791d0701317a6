package io.sfsdk.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventConnection;
import io.sfsdk.event.EventContent;
import io.sfsdk.event.ReplayPosition;
import io.sfsdk.record.RecordId;
import io.sfsdk.testkit.fault.Answers;
import io.sfsdk.testkit.fault.Breakages;
import io.sfsdk.testkit.fault.Fault;
import io.sfsdk.testkit.fault.Requests;
import io.sfsdk.testkit.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PushTopics set up by a call, and texts pushed to generic channels. */
class ChannelSetupTest {
    private static final PushTopic SITES = PushTopic.of("Sites", "SELECT Id, Name FROM Account WHERE Site != null");

    private final StreamOrg org = new StreamOrg();
    private final StreamingApi subject = org.client().api(StreamingApi.class);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void aPushTopicThatIsSetUpTellsOfRecords() {
        StoredTopic stored = subject.put(SITES);
        org.org().insert("Account", Map.of("Name", "Acme", "Site", "Rome"));

        List<Event> events = read(SITES.channel());

        assertThat(stored.change()).isEqualTo(StoredTopic.Change.CREATED);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(((EventContent.Notice) event.content()).type()).isEqualTo("created");
            assertThat(event.content().fields().text("Name")).contains("Acme");
        });
    }

    /** The lines that docs/pubsub.md shows. */
    @Test
    void theLinesOfTheGuideDoWhatItSays() {
        org.org().insert("StreamingChannel", Map.of("Name", "/u/notices"));
        StreamingApi streaming = subject;

        // tag::setup
        StoredTopic sites = streaming.put(PushTopic.of("Sites", "SELECT Id, Name FROM Account WHERE Site != null"));
        List<PushDelivery> told = streaming.push("/u/notices", List.of(PushMessage.of("The stock is counted anew.")));
        // end::setup

        assertThat(sites.change()).isEqualTo(StoredTopic.Change.CREATED);
        assertThat(told).hasSize(1);
    }

    @Test
    void oneThatIsThereIsChangedOrLeftAsItIs() {
        StoredTopic first = subject.put(SITES);
        StoredTopic same = subject.put(SITES);
        PushTopic narrower = SITES.telling(PushTopic.Operation.DELETE).lookingAt(PushTopic.Fields.ALL);
        StoredTopic changed = subject.put(narrower);
        StoredTopic sameAgain = subject.put(narrower);
        StoredTopic asleep = subject.put(narrower.inactive());

        assertThat(List.of(same, sameAgain)).allMatch(topic -> topic.change() == StoredTopic.Change.NONE);
        assertThat(List.of(changed, asleep)).allMatch(topic -> topic.change() == StoredTopic.Change.UPDATED);
        assertThat(List.of(same, changed, sameAgain, asleep))
                .allMatch(topic -> topic.id().equals(first.id()));
    }

    static Stream<PushTopic> othersOfTheSameName() {
        return Stream.of(
                PushTopic.of("Sites", "SELECT Id, Site FROM Account WHERE Site != null"),
                SITES.lookingAt(PushTopic.Fields.WHERE),
                SITES.telling(PushTopic.Operation.CREATE),
                SITES.inactive());
    }

    @ParameterizedTest
    @MethodSource("othersOfTheSameName")
    void whateverDiffersIsChanged(PushTopic other) {
        subject.put(SITES);

        assertThat(subject.put(other).change()).isEqualTo(StoredTopic.Change.UPDATED);
        assertThat(subject.put(other).change()).isEqualTo(StoredTopic.Change.NONE);
    }

    @Test
    void oneThatSomebodyElseSetsUpMeanwhileIsMadeAsItWasAskedFor() {
        StoredTopic theirs = subject.put(SITES);
        org.org().faults().on(Requests.get("/query")).once(answer("{\"totalSize\":0,\"done\":true,\"records\":[]}"));

        StoredTopic ours = subject.put(SITES.inactive());

        assertThat(ours).isEqualTo(new StoredTopic(theirs.id(), StoredTopic.Change.UPDATED));
    }

    @Test
    void fewerDeliveriesThanTextsAreNoAnswer() {
        org.org().insert("StreamingChannel", Map.of("Name", "/u/notices"));
        org.org()
                .faults()
                .on(Requests.post("/sobjects/StreamingChannel/"))
                .once(answer("[{\"fanoutCount\":-1,\"userOnlineStatus\":{}}]"));

        assertThatThrownBy(() -> subject.push("/u/notices", List.of(PushMessage.of("one"), PushMessage.of("two"))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("1 deliveries of 2 texts");
    }

    @Test
    void aQueryThatNoPushTopicCanHaveIsRefusedWithItsReason() {
        PushTopic ordered = PushTopic.of("Ordered", "SELECT Id FROM Account ORDER BY Name");

        assertThatThrownBy(() -> subject.put(ordered))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("'ORDER BY' clause is not allowed");
    }

    @Test
    void whatCannotBeRightIsRefusedBeforeAnythingIsSent() {
        org.org().forgetRequests();

        assertThatThrownBy(() -> PushTopic.of("x".repeat(26), "SELECT Id FROM Account"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PushTopic.of("Long", "x".repeat(1_301))).hasMessageContaining("PushTopic Long");
        assertThatThrownBy(() -> subject.push("/topic/x", List.of())).hasMessageContaining("/topic/x");
        assertThatThrownBy(() ->
                        subject.push("/u/notices", List.of(PushMessage.of("fine"), PushMessage.of("x".repeat(3_001)))))
                .hasMessageContaining("text 1 has 3001 characters");
        assertThat(org.org().requests()).isEmpty();
    }

    @Test
    void aPushTopicWhoseCreationHadNoAnswerIsThereWhenAskedAgain() {
        org.org().faults().on(Requests.post("/sobjects/PushTopic")).once(Breakages.dropAfterCommit());
        assertThatThrownBy(() -> subject.put(SITES))
                .isInstanceOfSatisfying(
                        SalesforceException.class,
                        failure -> assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN));

        assertThat(subject.put(SITES).change()).isEqualTo(StoredTopic.Change.NONE);
    }

    @Test
    void aPushTellsWhomItReached() {
        org.org().insert("StreamingChannel", Map.of("Name", "/u/notices"));
        RecordId user = RecordId.of(org.org().userId());
        try (EventConnection connection = subject.events().open("/u/notices", ReplayPosition.earliest())) {
            List<PushDelivery> deliveries = subject.push(
                    "/u/notices", List.of(PushMessage.of("for all"), new PushMessage("for one", Set.of(user))));

            assertThat(deliveries.get(0).reached()).isEmpty();
            assertThat(deliveries.get(1).reached()).hasValue(1);
            assertThat(deliveries.get(1).online()).containsExactly(Map.entry(user, true));
            assertThat(connection.next(10).events())
                    .extracting(event -> ((EventContent.Message) event.content()).text())
                    .containsExactly("for all", "for one");
        }
    }

    @Test
    void aUserWhoDoesNotListenIsToldAsOffline() {
        org.org().insert("StreamingChannel", Map.of("Name", "/u/notices"));
        RecordId user = RecordId.of(org.org().userId());

        List<PushDelivery> deliveries = subject.push("/u/notices", List.of(new PushMessage("x", Set.of(user))));

        assertThat(deliveries.get(0).reached()).hasValue(0);
        assertThat(deliveries.get(0).online()).containsExactly(Map.entry(user, false));
    }

    @Test
    void aChannelThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> subject.push("/u/nobodys", List.of(PushMessage.of("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/u/nobodys");
    }

    @Test
    void aPushWithoutAnAnswerIsNotSentAgain() {
        org.org().insert("StreamingChannel", Map.of("Name", "/u/notices"));
        org.org().faults().on(Requests.post("/sobjects/StreamingChannel/")).once(Breakages.dropAfterCommit());

        assertThatThrownBy(() -> subject.push("/u/notices", List.of(PushMessage.of("x"))))
                .isInstanceOfSatisfying(
                        SalesforceException.class,
                        failure -> assertThat(failure.delivery()).isEqualTo(Delivery.UNKNOWN));
        assertThat(org.org().events().replayIds("/u/notices")).hasSize(1);
    }

    private static Fault answer(String json) {
        return Answers.with("canned answer", Response.json(200, json));
    }

    private List<Event> read(String channel) {
        try (EventConnection connection = subject.events().open(channel, ReplayPosition.earliest())) {
            return connection.next(10).events();
        }
    }
}
