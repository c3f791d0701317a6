package io.sfsdk.schedule;

import java.time.Instant;

/** What came of a look at the clock. */
public sealed interface Tick {
    /** It is too early. */
    record TooEarly(Instant due) implements Tick {}

    /** A run is going on in another thread, and there is never more than one. */
    record StillRunning() implements Tick {}

    /**
     * The job ran.
     *
     * @param due when it was due; it began then or later
     * @param next when it is due again
     */
    record Ran(Instant due, Instant next) implements Tick {}

    /**
     * The job ran and failed.
     *
     * @param failures in a row, this one included
     * @param next when it is tried again
     */
    record Failed(Throwable cause, int failures, Instant next) implements Tick {
        /** Without the cause's text, which may quote anything. */
        @Override
        public String toString() {
            return "Failed[" + cause.getClass().getName() + ", failures=" + failures + ", next=" + next + "]";
        }
    }

    /**
     * Another instance works.
     *
     * @param holder the name it gave
     * @param next when this instance looks again
     */
    record StoodBy(String holder, Instant next) implements Tick {}

    /** The job was stopped and does not run any more. */
    record Stopped() implements Tick {}
}
