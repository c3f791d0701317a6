package io.sfsdk.testkit.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/** How many there were in the last hours, counted by the minute. Safe to share. */
final class RollingCount {
    private final Clock clock;
    private final Duration window;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Minute> minutes = new ArrayDeque<>();
    private long total;

    private record Minute(long number, long events) {
        Instant end() {
            return Instant.ofEpochSecond((number + 1) * 60);
        }
    }

    RollingCount(Clock clock, Duration window) {
        this.clock = clock;
        this.window = window;
    }

    public void add(long events) {
        lock.lock();
        try {
            long now = clock.instant().getEpochSecond() / 60;
            Minute last = minutes.peekLast();
            if (last != null && last.number() == now) {
                minutes.removeLast();
                minutes.addLast(new Minute(now, last.events() + events));
            } else {
                minutes.addLast(new Minute(now, events));
            }
            total += events;
        } finally {
            lock.unlock();
        }
    }

    long now() {
        lock.lock();
        try {
            Instant from = clock.instant().minus(window);
            while (!minutes.isEmpty() && !minutes.getFirst().end().isAfter(from)) {
                total -= minutes.removeFirst().events();
            }
            return total;
        } finally {
            lock.unlock();
        }
    }
}
