package io.sfsdk.event;

/** From where a channel is read. */
public sealed interface ReplayPosition {
    /** Only what is published from now on. */
    static ReplayPosition latest() {
        return new Latest();
    }

    /** All that the org still keeps, then what is published. Each event counts against the day's deliveries. */
    static ReplayPosition earliest() {
        return new Earliest();
    }

    /** What came behind an event, that event left out. */
    static ReplayPosition after(ReplayId id) {
        return new After(id);
    }

    /** Only what is published from now on. */
    record Latest() implements ReplayPosition {}

    /** All that the org still keeps: 72 hours of platform and change events, 24 of others. */
    record Earliest() implements ReplayPosition {}

    /** What came behind an event. The org refuses it once it keeps that event no more. */
    record After(ReplayId id) implements ReplayPosition {}
}
