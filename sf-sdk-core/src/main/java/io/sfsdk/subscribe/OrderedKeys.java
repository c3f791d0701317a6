package io.sfsdk.subscribe;

import io.sfsdk.event.Event;
import java.util.List;
import java.util.Set;

/** The host's keys, asked for events that can be read. */
final class OrderedKeys {
    private final EventKey key;

    OrderedKeys(EventKey key) {
        this.key = key;
    }

    /** What cannot be read, or whose key cannot be told, may be about anything, so it is in order with all others. */
    Set<String> of(Entry entry) {
        if (entry.isUnreadable()) {
            return Set.of();
        }
        try {
            return told(entry.event());
        } catch (RuntimeException e) {
            entry.keepWithoutKey();
            return Set.of();
        }
    }

    /** The call, made once the keys that could not be told can be: as long as they cannot, it is the handler that fails. */
    Parcel.Call behind(List<Entry> entries, Parcel.Call call) {
        for (Entry entry : entries) {
            if (entry.isWithoutKey()) {
                return () -> {
                    checkKeys(entries);
                    call.make();
                };
            }
        }
        return call;
    }

    private void checkKeys(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.isWithoutKey()) {
                check(entry.event());
            }
        }
    }

    private void check(Event event) {
        try {
            told(event);
        } catch (RuntimeException e) {
            throw new IllegalStateException("the key of event " + event.replayId() + " cannot be told: " + e, e);
        }
    }

    private Set<String> told(Event event) {
        return Set.copyOf(key.of(event));
    }
}
