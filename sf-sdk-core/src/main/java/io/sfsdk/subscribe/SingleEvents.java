package io.sfsdk.subscribe;

import java.util.List;

/** The handler gets one event at a time. */
final class SingleEvents implements Assembly {
    private final EventHandler handler;
    private final OrderedKeys keys;

    SingleEvents(EventHandler handler, EventKey key) {
        this.handler = handler;
        this.keys = new OrderedKeys(key);
    }

    @Override
    public List<Parcel> add(Entry entry) throws RunEnd {
        return List.of(new Parcel(List.of(entry), keys.of(entry), () -> handler.handle(entry.event())));
    }
}
