package io.sfsdk.subscribe;

import java.util.Set;

/** The host's keys, asked for events that can be read. */
final class OrderedKeys {
    private final EventKey key;

    OrderedKeys(EventKey key) {
        this.key = key;
    }

    /** What cannot be read may be about anything, so it is in order with all others. */
    Set<String> of(Entry entry) throws RunEnd {
        if (entry.isUnreadable()) {
            return Set.of();
        }
        try {
            return Set.copyOf(key.of(entry.event()));
        } catch (RuntimeException e) {
            throw RunEnd.broken("the key of event " + entry.event().replayId() + " cannot be told", e);
        }
    }
}
