package io.sfsdk.deadletter;

import java.util.List;

/**
 * A sink that also hands its letters out, so that they can be driven again ({@code io.sfsdk.batch.Redrive}); a host may bring
 * its own. The contract test for it is {@code io.sfsdk.contract.DeadLetterStoreContract} in this module's {@code tests} jar.
 *
 * <p>A letter is open until it is resolved or replaced, and then never comes again. What a method did is durable when it
 * returns. An exception means that the effect is unknown.
 */
public interface DeadLetterStore extends DeadLetterSink {
    /** The number of the letter kept last; 0 if there never was one. */
    long last();

    /**
     * Reads open letters.
     *
     * @param after only letters with a greater number; 0 for all
     * @param max at most so many
     * @return in the order in which they were kept; empty if there are no more
     */
    List<StoredLetter> open(long after, int max);

    /**
     * Notes that these letters are about to be driven again, before anything is sent.
     *
     * @return those that still were as given, in their order; another re-drive may have been faster
     */
    List<StoredLetter> claim(List<StoredLetter> letters);

    /** Notes how claimed letters ended, successors included, as one step if the store can. */
    void settle(List<Settlement> settlements);
}
