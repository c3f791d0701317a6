package io.sfsdk.deadletter;

import java.util.List;

/**
 * Keeps records that could not be written or handled; a host may bring its own. The contract test for it is {@code
 * io.sfsdk.contract.DeadLetterSinkContract} in this module's {@code tests} jar.
 *
 * <p>Called by the thread of the job or those of its handlers, one call at a time for each job. The letters are durable when the
 * method returns: the job moves its position on the strength of that. If it throws, the job fails and the position stays; the same
 * letters may then come again, with the same {@link DeadLetter#id()}.
 */
@FunctionalInterface
public interface DeadLetterSink {
    /**
     * Keeps these letters.
     *
     * @param letters in the order of the input; not empty
     */
    void accept(List<DeadLetter> letters);
}
