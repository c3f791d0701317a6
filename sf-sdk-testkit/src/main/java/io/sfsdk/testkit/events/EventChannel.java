package io.sfsdk.testkit.events;

import java.util.ArrayList;
import java.util.List;

/** One channel: its log and who listens. Used under the bus's lock. */
final class EventChannel {
    private final String name;
    private final EventLog log;
    private final List<EventSubscriber> subscribers = new ArrayList<>();

    EventChannel(String name, long seed) {
        this.name = name;
        this.log = new EventLog(seed + name.hashCode());
    }

    String name() {
        return name;
    }

    EventLog log() {
        return log;
    }

    List<EventSubscriber> subscribers() {
        return subscribers;
    }

    /** PushTopics and generic channels keep their events for a shorter time. */
    boolean isLegacy() {
        return name.startsWith("/topic/") || name.startsWith("/u/");
    }
}
