package io.sfsdk.subscribe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes of events what the handler gets at once. */
interface Assembly {
    /** What an event completes by belonging to something else. */
    default List<Parcel> arriving(Entry next) {
        return List.of();
    }

    /** What is to be handed over now that this event is to be. */
    List<Parcel> add(Entry entry);

    /** Whether something waits for more events. */
    default boolean isOpen() {
        return false;
    }

    /** How long it still waits if none comes. */
    default Duration waitLeft(Instant now) {
        return Duration.ZERO;
    }

    /** None came: what waited. */
    default List<Parcel> silence() {
        return List.of();
    }

    /** How many events may wait. */
    default int most() {
        return 0;
    }

    /** Forgets what waits. */
    default void clear() {}
}
