package io.sfsdk.testkit.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets jobs advance, a chunk of each in turn. While the clock stands until a test moves it, work that is due is done on the thread
 * that moves it; a clock that runs has a daemon thread of its own.
 */
final class Worker {
    private final Clock clock;
    private final boolean running;
    private final List<Job> active = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> defects = new CopyOnWriteArrayList<>();
    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicBoolean started = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private boolean woken;
    private volatile boolean stopped;

    Worker(Clock clock, boolean running) {
        this.clock = clock;
        this.running = running;
    }

    void add(Job job) {
        active.add(job);
        workNow();
    }

    /** Does what is due: here, or on the thread of a running clock. */
    void workNow() {
        if (running) {
            wakeUp();
        } else {
            workHere();
        }
    }

    /** One thread at a time works; what others want meanwhile it does before it returns. */
    private void workHere() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        int done;
        do {
            done = wanted.get();
            workUntilIdle();
        } while (wanted.addAndGet(-done) > 0);
    }

    /** When more will be due; null if nothing is left. */
    private @Nullable Instant workUntilIdle() {
        Instant next = round();
        while (!stopped && next != null && !next.isAfter(clock.instant())) {
            next = round();
        }
        return next;
    }

    private @Nullable Instant round() {
        Instant next = null;
        for (Job job : List.copyOf(active)) {
            Instant due = advanced(job);
            if (due == null) {
                active.remove(job);
            } else if (next == null || due.isBefore(next)) {
                next = due;
            }
        }
        return next;
    }

    /** A defect of the simulation fails its job only. */
    private @Nullable Instant advanced(Job job) {
        try {
            return job.advance(clock.instant());
        } catch (RuntimeException e) {
            defects.add(e);
            job.fail("InternalServerError : the simulation has a defect", clock.instant());
            return null;
        }
    }

    private void wakeUp() {
        if (started.compareAndSet(false, true)) {
            Thread thread = new Thread(this::workOn, "simulated-org-bulk");
            thread.setDaemon(true);
            thread.start();
        }
        lock.lock();
        try {
            woken = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void workOn() {
        try {
            while (!stopped) {
                await(workUntilIdle());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(@Nullable Instant next) throws InterruptedException {
        lock.lock();
        try {
            while (!woken && !stopped) {
                if (next == null) {
                    wake.await();
                    continue;
                }
                long nanos = TimeUnit.NANOSECONDS.convert(Duration.between(clock.instant(), next));
                if (nanos <= 0 || wake.awaitNanos(nanos) <= 0) {
                    return;
                }
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    List<RuntimeException> defects() {
        return List.copyOf(defects);
    }

    void stop() {
        stopped = true;
        if (started.get()) {
            wakeUp();
        }
    }
}
