package io.sfsdk.testkit.cometd;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What shall go wrong with the next messages. Safe to share. */
final class StreamFaults {
    private final AtomicInteger cuts = new AtomicInteger();
    private final Deque<String> handshakes = new ConcurrentLinkedDeque<>();
    private final Deque<CometdRefusal> connects = new ConcurrentLinkedDeque<>();
    private final Deque<CometdRefusal> subscribes = new ConcurrentLinkedDeque<>();

    void cut(int deliveries) {
        cuts.set(deliveries);
    }

    boolean takeCut() {
        return cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    void refuseHandshakes(int count, String failureReason) {
        handshakes.addAll(copies(count, failureReason));
    }

    void refuseConnects(int count, CometdRefusal refusal) {
        connects.addAll(copies(count, refusal));
    }

    void refuseSubscribes(int count, CometdRefusal refusal) {
        subscribes.addAll(copies(count, refusal));
    }

    private static <T> Deque<T> copies(int count, T each) {
        Deque<T> copies = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            copies.add(each);
        }
        return copies;
    }

    @Nullable
    String nextHandshake() {
        return handshakes.poll();
    }

    @Nullable
    CometdRefusal nextConnect() {
        return connects.poll();
    }

    @Nullable
    CometdRefusal nextSubscribe() {
        return subscribes.poll();
    }

    void clear() {
        cuts.set(0);
        handshakes.clear();
        connects.clear();
        subscribes.clear();
    }
}
