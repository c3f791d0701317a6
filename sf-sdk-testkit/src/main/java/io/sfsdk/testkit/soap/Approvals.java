package io.sfsdk.testkit.soap;

import io.sfsdk.testkit.store.RecordId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The approval steps that wait for a decision. Safe to share. */
final class Approvals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Step> waiting = new HashMap<>();
    private long made;

    /** One step of one record; all ids have 18 characters. */
    record Step(String workitemId, String instanceId, String entityId) {}

    /** The step that waits now; null if one waits already. */
    @Nullable
    Step submit(String entityId) {
        lock.lock();
        try {
            if (waiting.values().stream().anyMatch(step -> step.entityId().equals(entityId))) {
                return null;
            }
            made++;
            Step step = new Step(id("04i"), id("04g"), entityId);
            waiting.put(step.workitemId(), step);
            return step;
        } finally {
            lock.unlock();
        }
    }

    /** The step that waited; null if none did. */
    @Nullable
    Step decide(String workitemId) {
        lock.lock();
        try {
            return waiting.remove(workitemId);
        } finally {
            lock.unlock();
        }
    }

    private String id(String prefix) {
        return RecordId.normalize(prefix + String.format("%012d", made)).orElseThrow();
    }
}
