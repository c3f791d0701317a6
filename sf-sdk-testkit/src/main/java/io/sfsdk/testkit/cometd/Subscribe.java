package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.EventPolicy.Behaviour;
import io.sfsdk.testkit.events.InvalidReplayIdException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /meta/subscribe} and {@code /meta/unsubscribe}. */
final class Subscribe {
    private static final long LATEST = -1;

    private final CometdContext context;
    private final KnownClient known;
    private final StreamFaults faults;
    private final Delivering delivering;
    private final Channels channels;

    Subscribe(CometdContext context, KnownClient known, StreamFaults faults, Delivering delivering) {
        this.context = context;
        this.known = known;
        this.faults = faults;
        this.delivering = delivering;
        this.channels = new Channels(context);
    }

    void subscribe(Message message, CometdCall call) {
        StreamClient client = client(message, call);
        CometdRefusal fault = faults.nextSubscribe();
        if (fault != null) {
            throw fault;
        }
        String name = name(message);
        Subscription subscription = channels.subscription(name, client);
        long replayId = replayId(message, subscription.channel());
        checkLimits(subscription);
        drop(client.forget(name));
        begin(subscription, replayId);
        client.remember(subscription);
        succeed(message, client, call);
    }

    void unsubscribe(Message message, CometdCall call) {
        StreamClient client = client(message, call);
        drop(client.forget(name(message)));
        succeed(message, client, call);
    }

    private StreamClient client(Message message, CometdCall call) {
        if (call.userId().isEmpty()) {
            throw CometdRefusal.disguised(
                    "403:denied_by_security_policy:subscribe_denied", CometdRefusal.AUTHENTICATION_INVALID, null);
        }
        return known.of(message, call);
    }

    private static String name(Message message) {
        String name = message.text("subscription");
        if (name == null || name.isEmpty()) {
            throw CometdRefusal.of("400::Channel name not specified");
        }
        if (!name.startsWith("/")) {
            throw CometdRefusal.of("400::Channel subscriptions must start with a leading '/'");
        }
        return name;
    }

    /** New events only, unless the replay map says otherwise; a map must have the channel. */
    private static long replayId(Message message, String channel) {
        Map<?, ?> replay = message.object("ext", "replay");
        if (replay == null) {
            return LATEST;
        }
        Object position = replay.get(channel);
        if (position == null) {
            throw CometdRefusal.of("400::The replayId for channel {" + channel
                    + "} wasn't found using the provided replay ID map {" + replay
                    + "}. Ensure that the channel name you provided in the replay map is valid and matches the channel"
                    + " name used for subscribing.");
        }
        try {
            return new BigDecimal(position.toString()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw invalid(position.toString());
        }
    }

    private static CometdRefusal invalid(String replayId) {
        return CometdRefusal.of("400::The replayId {" + replayId + "} you provided was invalid.  Please provide a valid"
                + " ID, -2 to replay all events, or -1 to replay only new events.");
    }

    private void checkLimits(Subscription subscription) {
        if (delivering.left() <= 0) {
            throw CometdRefusal.of("403::Organization total events daily limit exceeded");
        }
        boolean legacy = subscription.channel().startsWith("/topic/")
                || subscription.channel().startsWith("/u/");
        int most = context.policy().get().limits().subscribers();
        if (legacy && context.bus().users(subscription.channel()).size() >= most) {
            throw CometdRefusal.of("403::Subscription limit exceeded for this topic");
        }
    }

    private void begin(Subscription subscription, long replayId) {
        try {
            context.bus().subscribe(subscription.channel(), replayId, subscription);
        } catch (InvalidReplayIdException e) {
            throw invalid(Long.toString(replayId));
        }
    }

    private void drop(@Nullable Subscription subscription) {
        if (subscription != null) {
            context.bus().unsubscribe(subscription.channel(), subscription);
        }
    }

    private void succeed(Message message, StreamClient client, CometdCall call) {
        Map<String, @Nullable Object> reply = message.reply();
        reply.put("successful", true);
        call.add(reply);
        if (context.policy().get().does(Behaviour.FLUSHES_WITH_ANY_REPLY)) {
            delivering.deliver(client, call);
        }
        client.answered();
    }
}
