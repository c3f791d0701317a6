package io.sfsdk.subscribe;

/** Brings by another way what the events of a gap would have told, for example by a query for what changed meanwhile. */
@FunctionalInterface
public interface GapFiller {
    /**
     * Fills the gap; the events behind it are handled when this has returned. May be asked for the same gap again: the run may die
     * before it is on record that it is filled. An exception ends the run, and the next one asks again.
     *
     * <p>Events at its end may tell of changes that the filler has brought already, or of older ones than it brought.
     */
    void fill(ReplayGap gap) throws Exception;
}
