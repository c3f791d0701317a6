package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.BusEvent;
import io.sfsdk.testkit.events.EntityChannels;
import io.sfsdk.testkit.schema.Schema;
import java.util.function.Predicate;

/** Which channels there are, and who may listen to them. */
final class Channels {
    private static final String EVENT = "/event/";
    private static final String DATA = "/data/";
    private static final String TOPIC = "/topic/";
    private static final String GENERIC = "/u/";

    private final CometdContext context;
    private final GenericChannels generics;

    Channels(CometdContext context) {
        this.context = context;
        this.generics = new GenericChannels(context);
    }

    /** @throws CometdRefusal if the channel does not exist, or not for the client's user */
    Subscription subscription(String name, StreamClient client) {
        int filter = name.indexOf('?');
        String channel = filter < 0 ? name : name.substring(0, filter);
        Predicate<BusEvent> wanted = channel.startsWith(TOPIC)
                ? TopicFilter.of(context, name, channel.substring(TOPIC.length()), client.userId())
                : wanted(channel, client.userId());
        return new Subscription(name, channel, wanted, seenBy(client.userId()), client);
    }

    private Predicate<BusEvent> wanted(String channel, String userId) {
        if (channel.startsWith(EVENT)) {
            return platformEvents(channel, userId);
        }
        if (channel.startsWith(DATA)) {
            return changes(channel, userId);
        }
        if (channel.startsWith(GENERIC)) {
            generics.check(channel, userId);
            return told ->
                    told.body().userIds().isEmpty() || told.body().userIds().contains(userId);
        }
        throw missing(channel);
    }

    private Predicate<BusEvent> platformEvents(String channel, String userId) {
        String event = channel.substring(EVENT.length());
        if (!event.endsWith("__e") || !exists(event)) {
            throw missing(channel);
        }
        if (seenBy(userId).object(event).isEmpty()) {
            throw CometdRefusal.of("403::Subscriber does not have access to the entity in this topic");
        }
        return told -> true;
    }

    /** A channel of several objects withholds in silence what the user may not see; one of a single object refuses. */
    private Predicate<BusEvent> changes(String channel, String userId) {
        Schema seen = seenBy(userId);
        if (channel.equals(DATA + "ChangeEvents") || context.events().hasChannel(channel)) {
            return told -> seen.object(told.body().objectName()).isPresent();
        }
        String object = EntityChannels.object(channel);
        if (!exists(object)) {
            throw missing(channel);
        }
        if (seen.object(object).isEmpty()) {
            throw CometdRefusal.of("403::User not allowed to subscribe CDC without View All Data permissions");
        }
        return told -> true;
    }

    /** Names of channels are compared to the letter. */
    private boolean exists(String object) {
        return context.store()
                .schema()
                .object(object)
                .filter(type -> type.name().equals(object))
                .isPresent();
    }

    private Schema seenBy(String userId) {
        return context.store().viewAs(userId).schema();
    }

    static CometdRefusal missing(String channel) {
        return CometdRefusal.of("400::The channel you requested to subscribe to does not exist {" + channel + "}");
    }
}
