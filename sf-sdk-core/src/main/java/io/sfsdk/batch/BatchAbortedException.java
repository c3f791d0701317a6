package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import java.util.List;

/**
 * Ends a run that one of the host's own parts broke off: the input, the sink, the listener, or a writer that threw what its
 * contract does not name. An {@link Error} of such a part, or of the JVM while it ran, is the cause like any other: look at it
 * before going on. Nothing is lost: {@link #summary()} accounts for every record taken from the input, with the
 * unprocessed ones in it, and {@link #unkeptLetters()} has what the sink did not keep. The cause is what was thrown.
 */
public final class BatchAbortedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient BatchSummary summary;
    private final transient List<DeadLetter> unkeptLetters;

    BatchAbortedException(BatchSummary summary, List<DeadLetter> unkeptLetters, Throwable cause) {
        super(message(summary, unkeptLetters), cause);
        this.summary = summary;
        this.unkeptLetters = List.copyOf(unkeptLetters);
    }

    /** The totals up to here. */
    public BatchSummary summary() {
        return summary;
    }

    /**
     * Letters that the sink may not have, because it threw when they were handed to it. The summary counts them as dead. Hand
     * them over again, to this sink or another.
     */
    public List<DeadLetter> unkeptLetters() {
        return unkeptLetters;
    }

    private static String message(BatchSummary summary, List<DeadLetter> unkeptLetters) {
        String letters = unkeptLetters.isEmpty()
                ? ""
                : "; the sink did not keep " + unkeptLetters.size() + " dead letters, which are in this exception";
        return "Job " + summary.job() + " was broken off after " + summary.accepted() + " records, "
                + summary.unprocessed().size() + " of them unprocessed" + letters;
    }
}
