package io.sfsdk.subscribe;

import java.util.List;
import java.util.Set;

/** The handler gets one event at a time. */
final class SingleEvents implements Assembly {
    private final EventHandler handler;
    private final OrderedKeys keys;

    SingleEvents(EventHandler handler, EventKey key) {
        this.handler = handler;
        this.keys = new OrderedKeys(key);
    }

    @Override
    public List<Parcel> add(Entry entry) {
        List<Entry> alone = List.of(entry);
        Set<String> order = keys.of(entry);
        return List.of(new Parcel(alone, order, keys.behind(alone, () -> handler.handle(entry.event()))));
    }
}
