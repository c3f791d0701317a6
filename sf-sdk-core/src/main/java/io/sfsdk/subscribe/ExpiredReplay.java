package io.sfsdk.subscribe;

/** What to do when the org does not keep the events behind the stored position any more. Each choice is reported as a {@link ReplayGap}. */
public sealed interface ExpiredReplay {
    /** End the run with a {@link SubscriptionException}; the position stays. */
    static ExpiredReplay fail() {
        return new Fail();
    }

    /** Go on with the oldest event that the org still keeps. */
    static ExpiredReplay earliest() {
        return new Earliest();
    }

    /** Go on with what is published from now on; what the org still keeps is left out as well. */
    static ExpiredReplay latest() {
        return new Latest();
    }

    /** Have the gap filled, then go on with the oldest event that the org still keeps. */
    static ExpiredReplay backfill(GapFiller filler) {
        return new Backfill(filler);
    }

    /** See {@link #fail()}. */
    record Fail() implements ExpiredReplay {}

    /** See {@link #earliest()}. */
    record Earliest() implements ExpiredReplay {}

    /** See {@link #latest()}. */
    record Latest() implements ExpiredReplay {}

    /** See {@link #backfill}. */
    record Backfill(GapFiller filler) implements ExpiredReplay {}
}
