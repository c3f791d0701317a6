package io.sfsdk.testkit.pubsub;

import io.grpc.StatusRuntimeException;
import io.sfsdk.testkit.avro.EventForm;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.util.Optional;
import java.util.UUID;

/**
 * Publishes what a call brings, each event by itself.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/publish-event-messages.html">Publish Event Messages</a>
 */
final class Publishing {
    private static final int LARGEST_EVENT = 1024 * 1024;
    private static final int PUBLISH_ERROR = 1;

    private final PubSubContext context;
    private final Topics topics;

    Publishing(PubSubContext context, Topics topics) {
        this.context = context;
        this.topics = topics;
    }

    byte[] answer(ProtoMessage request) throws StatusRuntimeException {
        return answer("Publish", request.text(1), request, Gate.USER.get());
    }

    byte[] answer(String method, String topic, ProtoMessage request, String user) throws StatusRuntimeException {
        Optional<ObjectType> type = topics.event(topic);
        if (type.isEmpty()) {
            throw Refusal.NO_TOPIC.of(method);
        }
        if (request.messages(2).isEmpty()) {
            throw Refusal.PUBLISH_COUNT.of(method);
        }
        ProtoWriter answer = new ProtoWriter();
        request.messages(2).forEach(event -> answer.message(1, publish(type.get(), user, event)));
        return answer.text(2, topics.schemaId(topic))
                .text(3, UUID.randomUUID().toString())
                .toBytes();
    }

    private ProtoWriter publish(ObjectType type, String user, ProtoMessage event) {
        byte[] payload = event.bytes(3);
        if (payload.length > LARGEST_EVENT) {
            return refused(event.text(1), "The event message is larger than 1 MB.");
        }
        try (Transaction transaction = context.store().begin(user)) {
            SaveResult result = transaction.insert(type.name(), new EventForm(type).read(payload));
            if (!result.success()) {
                return refused(event.text(1), result.errors().get(0).message());
            }
            transaction.commit();
            return new ProtoWriter()
                    .bytes(1, Messages.replayId(context.bus().latest("/event/" + type.name())))
                    .text(3, event.text(1));
        } catch (IllegalArgumentException e) {
            return refused(event.text(1), String.valueOf(e.getMessage()));
        }
    }

    private static ProtoWriter refused(String id, String message) {
        return new ProtoWriter()
                .message(2, new ProtoWriter().number(1, PUBLISH_ERROR).text(2, message))
                .text(3, id);
    }
}
