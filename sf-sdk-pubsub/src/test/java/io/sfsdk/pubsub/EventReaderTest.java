package io.sfsdk.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.event.Event;
import io.sfsdk.event.EventContent;
import io.sfsdk.pubsub.wire.ConsumerEvent;
import io.sfsdk.pubsub.wire.ProducerEvent;
import io.sfsdk.pubsub.wire.PublishResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private final List<String> asked = new ArrayList<>();
    private final EventReader reader = new EventReader(
            new Schemas(id -> {
                asked.add(id);
                return id.equals("ink") ? Schemata.INK : "no schema";
            }),
            Clock.systemUTC());

    @Test
    void anEventThatDoesNotFitItsSchemaIsKeptWholeAndSaysWhy() {
        Event event = reader.read("/event/Low_Ink__e", event("ink", "junk"));

        assertThat(event.content()).isInstanceOfSatisfying(EventContent.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).contains("schema ink");
            assertThat(unreadable.raw()).isEqualTo("anVuaw==");
        });
        assertThat(event.replayId().value()).isEqualTo("00000001");
        assertThat(event.id()).contains("an id");
    }

    @Test
    void aSchemaIsAskedForOnce() {
        reader.read("/event/Low_Ink__e", event("ink", "junk"));
        reader.read("/event/Low_Ink__e", event("ink", "junk"));

        assertThat(asked).containsExactly("ink");
    }

    @Test
    void aSchemaThatIsNoneIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> reader.read("/event/Low_Ink__e", event("other", "junk")))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("schema other");
    }

    @Test
    void anEventWithoutAPlaceIsNoneThatOneCouldGoOnFrom() {
        ConsumerEvent lost = event("ink", "junk").toBuilder().clearReplayId().build();

        assertThatThrownBy(() -> reader.read("/event/Low_Ink__e", lost))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("/event/Low_Ink__e");
    }

    @Test
    void aPublishedEventThatNothingIsSaidOfIsInDoubt() {
        OutgoingEvent sent = OutgoingEvent.of(0, "an id", "ink", new byte[] {1});

        PublishOutcome outcome = Publishing.outcome("/event/Low_Ink__e", sent, PublishResult.getDefaultInstance());

        assertThat(outcome).isInstanceOf(PublishOutcome.InDoubt.class);
        assertThat(outcome.eventId()).isEqualTo("an id");
    }

    private static ConsumerEvent event(String schema, String payload) {
        return ConsumerEvent.newBuilder()
                .setEvent(ProducerEvent.newBuilder()
                        .setId("an id")
                        .setSchemaId(schema)
                        .setPayload(ByteString.copyFromUtf8(payload)))
                .setReplayId(ByteString.copyFrom(new byte[] {0, 0, 0, 1}))
                .build();
    }
}
