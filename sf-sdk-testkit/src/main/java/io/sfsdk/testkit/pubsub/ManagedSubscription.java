package io.sfsdk.testkit.pubsub;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One managed subscription: its set-up, how far its client has come, and who uses it now. Safe to share. */
final class ManagedSubscription {
    /** Replay ids that are positions, as the bus has them. */
    static final long LATEST = -1;

    static final long EARLIEST = -2;

    private final ReentrantLock lock = new ReentrantLock();
    private final String id;
    private final String developerName;
    private final String topic;
    private final boolean fromEarliest;
    private final boolean recoversToEarliest;
    private long committed;
    private boolean isStopped;
    private boolean isDeleted;
    private @Nullable EventStream active;

    ManagedSubscription(
            String id, String developerName, String topic, boolean fromEarliest, boolean recoversToEarliest) {
        this.id = id;
        this.developerName = developerName;
        this.topic = topic;
        this.fromEarliest = fromEarliest;
        this.recoversToEarliest = recoversToEarliest;
    }

    String id() {
        return id;
    }

    String developerName() {
        return developerName;
    }

    String topic() {
        return topic;
    }

    /** Where one begins whose last commit is gone. */
    long recovery() {
        return recoversToEarliest ? EARLIEST : LATEST;
    }

    long start() {
        return committed().orElse(fromEarliest ? EARLIEST : LATEST);
    }

    OptionalLong committed() {
        lock.lock();
        try {
            return committed == 0 ? OptionalLong.empty() : OptionalLong.of(committed);
        } finally {
            lock.unlock();
        }
    }

    /** Moves on; false if it has come further already. */
    boolean commit(long replayId) {
        lock.lock();
        try {
            if (replayId < committed) {
                return false;
            }
            committed = replayId;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes it for a stream; what keeps it from that, if anything does. */
    Optional<Refusal> take(EventStream stream) {
        lock.lock();
        try {
            if (isDeleted) {
                return Optional.of(Refusal.MANAGED_DELETED);
            }
            if (isStopped) {
                return Optional.of(Refusal.MANAGED_STOPPED);
            }
            if (active != null) {
                return Optional.of(Refusal.MANAGED_ACTIVE);
            }
            active = stream;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void leave(EventStream stream) {
        lock.lock();
        try {
            active = active == stream ? null : active;
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        stopped(true);
        end(Refusal.MANAGED_STOPPED);
    }

    void run() {
        stopped(false);
    }

    private void stopped(boolean value) {
        lock.lock();
        try {
            isStopped = value;
        } finally {
            lock.unlock();
        }
    }

    void delete() {
        lock.lock();
        try {
            isDeleted = true;
        } finally {
            lock.unlock();
        }
        end(Refusal.MANAGED_DELETED);
    }

    private void end(Refusal refusal) {
        EventStream now;
        lock.lock();
        try {
            now = active;
        } finally {
            lock.unlock();
        }
        if (now != null) {
            now.refuse(refusal);
        }
    }
}
