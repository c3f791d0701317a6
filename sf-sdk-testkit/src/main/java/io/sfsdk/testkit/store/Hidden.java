package io.sfsdk.testkit.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Records that sharing keeps from users. Safe to share; what was asked for once does not change any more. */
final class Hidden {
    private final Map<String, Set<String>> ids = new ConcurrentHashMap<>();

    /** 18-character ids. */
    Set<String> from(String userId) {
        return ids.getOrDefault(userId, Set.of());
    }

    void hide(String userId, Collection<String> more) {
        change(userId, all -> more.forEach(id -> all.add(normal(id))));
    }

    void show(String userId, Collection<String> fewer) {
        change(userId, all -> fewer.forEach(id -> all.remove(normal(id))));
    }

    private void change(String userId, Consumer<Set<String>> change) {
        ids.compute(userId, (key, known) -> {
            Set<String> next = known == null ? new HashSet<>() : new HashSet<>(known);
            change.accept(next);
            return Set.copyOf(next);
        });
    }

    private static String normal(String id) {
        return RecordId.normalize(id).orElseThrow(() -> new IllegalArgumentException("no record id: " + id));
    }
}
