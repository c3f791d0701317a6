package io.sfsdk.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How much time a slice spans: as much as holds the wanted number of records at the density of the slice before, at most eight
 * times as much as that. Whole seconds, since stamps are. For one thread.
 */
final class SliceWidth {
    private static final int STEP = 8;
    private static final int MOST_HALVINGS = 6;
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final int wanted;
    private final Instant oldest;
    private Duration width;
    private int halvings;

    private SliceWidth(int wanted, Instant oldest, Duration width) {
        this.wanted = wanted;
        this.oldest = oldest;
        this.width = width;
    }

    /**
     * Of the first slice.
     *
     * @param wanted records of one slice
     * @param oldest before which there are no records, so that the time before is not cut
     * @param until the end of all that there is to read
     * @param expected records in it, as far as is known; 0 if it is not
     */
    static SliceWidth first(int wanted, Instant oldest, Instant until, long expected) {
        long slices = Math.max(1, (expected + wanted - 1) / wanted);
        Duration span = oldest.isBefore(until) ? Duration.between(oldest, until) : SHORTEST;
        return new SliceWidth(wanted, oldest, wholeSeconds(span.dividedBy(slices)));
    }

    Instant end(Instant from, Instant until) {
        Instant dense = dense(from);
        Instant end = dense.plus(width).truncatedTo(ChronoUnit.SECONDS);
        Instant next = end.isAfter(dense) ? end : dense.plus(SHORTEST);
        return next.isBefore(until) ? next : until;
    }

    private Instant dense(Instant from) {
        return from.isBefore(oldest) ? oldest : from;
    }

    void read(long records, SyncWindow slice) {
        Duration span = span(slice);
        double factor = Math.min(STEP, wanted / (double) Math.max(1, records));
        width = wholeSeconds(Duration.ofSeconds((long) (span.toSeconds() * factor)));
        halvings = 0;
    }

    /** False, and no change, if the slice cannot be cut any more, or was cut so often that its size is not what is wrong. */
    boolean halve(SyncWindow slice) {
        Duration span = span(slice);
        if (halvings == MOST_HALVINGS || span.compareTo(SHORTEST.multipliedBy(2)) < 0) {
            return false;
        }
        halvings++;
        width = wholeSeconds(span.dividedBy(2));
        return true;
    }

    private Duration span(SyncWindow slice) {
        return Duration.between(dense(slice.from()), slice.until());
    }

    private static Duration wholeSeconds(Duration span) {
        Duration whole = span.truncatedTo(ChronoUnit.SECONDS);
        return whole.compareTo(SHORTEST) < 0 ? SHORTEST : whole;
    }
}
