package io.sfsdk.subscribe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets parcels that share a key go one after the other, as they came. */
final class KeyQueues {
    private final Map<String, Deque<Parcel>> queues = new HashMap<>();

    /** Whether it may go at once. */
    boolean add(Parcel parcel) {
        int behind = 0;
        for (String key : parcel.keys()) {
            Deque<Parcel> queue = queues.computeIfAbsent(key, any -> new ArrayDeque<>());
            behind += queue.isEmpty() ? 0 : 1;
            queue.add(parcel);
        }
        parcel.waitFor(behind);
        return behind == 0;
    }

    /** Takes off one that is settled; those that may go now. */
    List<Parcel> remove(Parcel parcel) {
        if (parcel.keys().isEmpty()) {
            return List.of();
        }
        List<Parcel> freed = new ArrayList<>();
        for (String key : parcel.keys()) {
            queues.computeIfPresent(key, (any, queue) -> {
                queue.remove();
                Parcel next = queue.peek();
                if (next != null && next.isNext()) {
                    freed.add(next);
                }
                return next == null ? null : queue;
            });
        }
        return freed;
    }
}
