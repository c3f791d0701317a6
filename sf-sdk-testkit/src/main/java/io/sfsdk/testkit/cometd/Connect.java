package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.EventPolicy.Behaviour;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /meta/connect}: waits for events and brings them. */
final class Connect {
    private final CometdContext context;
    private final StreamClients clients;
    private final KnownClient known;
    private final StreamFaults faults;
    private final Delivering delivering;
    private final Streaming streaming;

    Connect(
            CometdContext context,
            StreamClients clients,
            KnownClient known,
            StreamFaults faults,
            Delivering delivering,
            Streaming streaming) {
        this.context = context;
        this.clients = clients;
        this.known = known;
        this.faults = faults;
        this.delivering = delivering;
        this.streaming = streaming;
    }

    void answer(Message message, CometdCall call) {
        StreamClient client = client(message, call);
        long poll = client.nextPoll();
        boolean twin = clients.hasBusyTwin(client);
        boolean atOnce = twin || poll == 1 || !call.mayWait() || asksForHaste(message);
        switch (waited(client, atOnce ? Duration.ZERO : timeout(), call)) {
            case ANSWER -> bring(client, success(message, poll, twin), poll, call);
            case CLOSED -> call.add(closed(message));
            case DISCONNECTED -> disconnect(message, client, call);
            case FORGOTTEN -> throw known.unknown();
            case UNAUTHENTICATED -> throw CometdRefusal.advising("none", CometdRefusal.AUTHENTICATION_INVALID);
            case SUPERSEDED -> call.supersede();
        }
        client.answered();
    }

    private StreamClient client(Message message, CometdCall call) {
        if (call.userId().isEmpty()) {
            throw CometdRefusal.advising("none", CometdRefusal.AUTHENTICATION_INVALID);
        }
        StreamClient client = known.of(message, call);
        String type = message.text("connectionType");
        if (!"long-polling".equals(type)) {
            throw CometdRefusal.of("400::Invalid connection type {" + type + "}");
        }
        CometdRefusal fault = faults.nextConnect();
        if (fault != null) {
            client.answered();
            throw fault;
        }
        return client;
    }

    private Duration timeout() {
        return context.policy().get().timers().poll();
    }

    private static boolean asksForHaste(Message message) {
        Map<?, ?> advice = message.object("advice");
        return advice != null && advice.get("timeout") instanceof BigDecimal timeout && timeout.signum() == 0;
    }

    private PollEnd waited(StreamClient client, Duration atMost, CometdCall call) {
        try {
            return client.poll(atMost, streaming::arrive, () -> isOver(call));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PollEnd.ANSWER;
        }
    }

    private boolean isOver(CometdCall call) {
        return context.policy().get().does(Behaviour.NOTICES_ENDED_SESSIONS)
                && context.gate().isEnded(call.token());
    }

    private Map<String, @Nullable Object> success(Message message, long poll, boolean twin) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        if (twin) {
            reply.put("advice", Advice.severalClients());
        } else if (poll == 1) {
            reply.put("advice", Advice.retry(timeout()));
        }
        reply.putAll(message.reply());
        reply.put("successful", true);
        return reply;
    }

    /** Events stand before or behind the reply. */
    private void bring(StreamClient client, Map<String, @Nullable Object> reply, long poll, CometdCall call) {
        delivering.checkAllocation(client);
        boolean first = poll % 2 == 0;
        if (first) {
            delivering.deliver(client, call);
        }
        call.add(reply);
        if (!first) {
            delivering.deliver(client, call);
        }
    }

    private static Map<String, @Nullable Object> closed(Message message) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("advice", Advice.of("none"));
        reply.putAll(message.reply());
        reply.put("successful", true);
        return reply;
    }

    private void disconnect(Message message, StreamClient client, CometdCall call) {
        clients.remove(client, PollEnd.FORGOTTEN);
        Map<String, @Nullable Object> goodbye = new LinkedHashMap<>();
        goodbye.put("channel", CometdApi.DISCONNECT);
        call.add(goodbye);
        call.add(CometdRefusal.advising("none", "403::Unknown client").reply(message));
    }
}
