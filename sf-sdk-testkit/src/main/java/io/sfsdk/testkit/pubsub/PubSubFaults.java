package io.sfsdk.testkit.pubsub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What shall go wrong with the next calls. Safe to share. */
final class PubSubFaults {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Deque<Refusal>> planned = new HashMap<>();

    void plan(String method, Refusal refusal, int times) {
        lock.lock();
        try {
            Deque<Refusal> queue = planned.computeIfAbsent(method, name -> new ArrayDeque<>());
            for (int i = 0; i < times; i++) {
                queue.add(refusal);
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<Refusal> next(String method) {
        lock.lock();
        try {
            Deque<Refusal> queue = planned.get(method);
            return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
        } finally {
            lock.unlock();
        }
    }
}
