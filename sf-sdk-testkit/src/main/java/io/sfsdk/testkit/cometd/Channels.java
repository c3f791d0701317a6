package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.schema.Schema;

/** Which channels there are, and who may listen to them. */
final class Channels {
    private static final String EVENT = "/event/";

    private final CometdContext context;

    Channels(CometdContext context) {
        this.context = context;
    }

    /** @throws CometdRefusal if the channel does not exist, or not for the client's user */
    Subscription subscription(String name, StreamClient client) {
        int filter = name.indexOf('?');
        String channel = filter < 0 ? name : name.substring(0, filter);
        check(channel, client);
        return new Subscription(name, channel, event -> true, client);
    }

    private void check(String channel, StreamClient client) {
        Schema all = context.store().schema();
        Schema seen = context.store().viewAs(client.userId()).schema();
        if (channel.startsWith(EVENT) && channel.endsWith("__e")) {
            String event = channel.substring(EVENT.length());
            if (all.object(event).filter(type -> type.name().equals(event)).isEmpty()) {
                throw missing(channel);
            }
            if (seen.object(event).isEmpty()) {
                throw CometdRefusal.of("403::Subscriber does not have access to the entity in this topic");
            }
        } else {
            throw missing(channel);
        }
    }

    private static CometdRefusal missing(String channel) {
        return CometdRefusal.of("400::The channel you requested to subscribe to does not exist {" + channel + "}");
    }
}
