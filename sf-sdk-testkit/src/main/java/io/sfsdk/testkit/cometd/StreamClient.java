package io.sfsdk.testkit.cometd;

import io.sfsdk.testkit.events.BusEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One Bayeux client: its subscriptions, the events that wait for it, and the connect that waits for events. Safe to share. */
final class StreamClient {
    private final String id;
    private final String browser;
    private final String routing;
    private final String userId;
    private final Clock clock;
    private final boolean running;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<BusEvent> queue = new ArrayDeque<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private PollEnd state = PollEnd.ANSWER;
    private @Nullable Object waiting;
    private boolean stalled;
    private long polls;
    private Instant lastAnswer;

    StreamClient(String id, String browser, String routing, String userId, Clock clock, boolean running) {
        this.id = id;
        this.browser = browser;
        this.routing = routing;
        this.userId = userId;
        this.clock = clock;
        this.running = running;
        this.lastAnswer = clock.instant();
    }

    String id() {
        return id;
    }

    String browser() {
        return browser;
    }

    String routing() {
        return routing;
    }

    String userId() {
        return userId;
    }

    /** Puts an event behind those that wait. */
    void offer(BusEvent event) {
        lock.lock();
        try {
            queue.add(event);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something to answer; on the org's clock.
     *
     * @param isSessionOver looked at whenever something changes
     */
    PollEnd poll(Duration atMost, Runnable whenWaiting, BooleanSupplier isSessionOver) throws InterruptedException {
        Object mine = new Object();
        lock.lock();
        try {
            waiting = mine;
            changed.signalAll();
            Instant until = clock.instant().plus(atMost);
            boolean told = false;
            while (waiting == mine && state == PollEnd.ANSWER && !isSessionOver.getAsBoolean() && mustWait(until)) {
                if (!told) {
                    told = true;
                    whenWaiting.run();
                }
                if (running && !stalled) {
                    boolean unused = changed.await(millisUntil(until), TimeUnit.MILLISECONDS);
                } else {
                    changed.await();
                }
            }
            if (waiting != mine) {
                return PollEnd.SUPERSEDED;
            }
            return state == PollEnd.ANSWER && isSessionOver.getAsBoolean() ? PollEnd.UNAUTHENTICATED : state;
        } finally {
            if (waiting == mine) {
                waiting = null;
            }
            lock.unlock();
        }
    }

    private boolean mustWait(Instant until) {
        return stalled || (queue.isEmpty() && clock.instant().isBefore(until));
    }

    private long millisUntil(Instant until) {
        return Math.max(1, Duration.between(clock.instant(), until).toMillis());
    }

    /** Takes events off; whoever takes them must bring them. */
    List<BusEvent> take(int most) {
        lock.lock();
        try {
            List<BusEvent> taken = new ArrayList<>();
            while (taken.size() < most && !queue.isEmpty()) {
                taken.add(queue.remove());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets a connect that waits look at its session. */
    void look() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isWaiting() {
        lock.lock();
        try {
            return waiting != null;
        } finally {
            lock.unlock();
        }
    }

    /** Which connect this is, from 1. */
    long nextPoll() {
        lock.lock();
        try {
            return ++polls;
        } finally {
            lock.unlock();
        }
    }

    void end(PollEnd why) {
        lock.lock();
        try {
            state = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stall(boolean on) {
        lock.lock();
        try {
            stalled = on;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void answered() {
        lock.lock();
        try {
            lastAnswer = clock.instant();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the client stayed away too long. */
    boolean isOverdue(Duration gap) {
        lock.lock();
        try {
            changed.signalAll();
            return waiting == null && clock.instant().isAfter(lastAnswer.plus(gap));
        } finally {
            lock.unlock();
        }
    }

    /** The earlier subscription of this name, or null. */
    @Nullable
    Subscription remember(Subscription subscription) {
        lock.lock();
        try {
            return subscriptions.put(subscription.name(), subscription);
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Subscription forget(String subscription) {
        lock.lock();
        try {
            return subscriptions.remove(subscription);
        } finally {
            lock.unlock();
        }
    }

    List<Subscription> subscriptions() {
        lock.lock();
        try {
            return List.copyOf(subscriptions.values());
        } finally {
            lock.unlock();
        }
    }
}
