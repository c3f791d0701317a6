package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All clients that have shaken hands and were not forgotten. Safe to share. */
final class StreamClients {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_CHARACTERS = 28;

    private final CometdContext context;
    private final Map<String, StreamClient> clients = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();
    private volatile boolean stalled;

    StreamClients(CometdContext context) {
        this.context = context;
    }

    /** A client of a cookie jar, which may have cookies of an earlier client. */
    StreamClient open(String userId, Cookies cookies) {
        StreamClient client = new StreamClient(
                random(),
                cookies.value(Cookies.BROWSER, this::random),
                cookies.value(Cookies.ROUTING, () -> "!" + random() + "+/" + random() + "=="),
                userId,
                context.clock(),
                context.running());
        client.stall(stalled);
        clients.put(client.id(), client);
        return client;
    }

    Optional<StreamClient> find(@Nullable String clientId) {
        sweep();
        return clientId == null ? Optional.empty() : Optional.ofNullable(clients.get(clientId));
    }

    /** Whether another client of the same cookie jar has a connect that waits. */
    boolean hasBusyTwin(StreamClient client) {
        return clients.values().stream()
                .anyMatch(other -> other != client && other.browser().equals(client.browser()) && other.isWaiting());
    }

    void remove(StreamClient client, PollEnd why) {
        clients.remove(client.id());
        EventBus bus = context.bus();
        client.subscriptions().forEach(subscription -> bus.unsubscribe(subscription.channel(), subscription));
        client.end(why);
    }

    /** Forgets clients that stayed away too long, and lets those that wait look at the clock. */
    void sweep() {
        Duration gap = context.policy().get().timers().gap();
        for (StreamClient client : clients.values()) {
            if (client.isOverdue(gap)) {
                remove(client, PollEnd.FORGOTTEN);
            }
        }
    }

    void stall(boolean on) {
        stalled = on;
        clients.values().forEach(client -> client.stall(on));
    }

    List<StreamClient> all() {
        return List.copyOf(clients.values());
    }

    private String random() {
        Random random = new Random(context.seed() * 53 + issued.incrementAndGet());
        StringBuilder text = new StringBuilder(ID_CHARACTERS);
        while (text.length() < ID_CHARACTERS) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
