package io.sfsdk.testkit.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the log-ins of each user in the hour that ends now. Safe to share. */
final class LoginCounter {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Queue<Instant>> logins = new HashMap<>();

    /** Counts one, unless the user has had this many already. */
    boolean admit(String userId, Instant now, int mostPerHour) {
        lock.lock();
        try {
            Queue<Instant> recent = logins.computeIfAbsent(userId, user -> new ArrayDeque<>());
            Instant hourAgo = now.minus(Duration.ofHours(1));
            while (!recent.isEmpty() && recent.element().isBefore(hourAgo)) {
                recent.remove();
            }
            return recent.size() < mostPerHour && recent.add(now);
        } finally {
            lock.unlock();
        }
    }
}
