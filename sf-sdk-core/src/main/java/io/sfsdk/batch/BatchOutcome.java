package io.sfsdk.batch;

/** How a run ended. Only after {@link #COMPLETE} has the whole input been seen. */
public enum BatchOutcome {
    /** Every record of the input is written or a dead letter. */
    COMPLETE("complete"),

    /** More records failed than {@code maxFailedRecords} allows. */
    STOPPED_TOO_MANY_FAILURES("stopped: too many records failed"),

    /** An allocation of the org is used up; it frees over hours. */
    STOPPED_BY_LIMIT("stopped: a limit of the org is reached"),

    /** The budget that pays for the run does not allow the next call; nothing of it was sent. Its cause tells when to go on. */
    STOPPED_FOR_BUDGET("stopped: its budget is spent"),

    /** The session ended and no new one could be had. */
    STOPPED_BY_LOGIN("stopped: not logged in"),

    /** The org refuses such calls whatever the records: a missing permission, a wrong object name, a retired version. */
    STOPPED_BY_REFUSAL("stopped: the org refuses such calls"),

    /** The org could not be reached, or kept answering that it has no time now. */
    STOPPED_UNAVAILABLE("stopped: the org is not available"),

    /** As many letters were driven as a re-drive was told to ({@link Redrive.Builder#limit}); there may be more. */
    STOPPED_AT_COUNT("stopped: as many were driven as were asked for"),

    /** The calling thread was interrupted; its flag is set again. */
    STOPPED_BY_INTERRUPT("stopped: interrupted"),

    /** The host asked for it ({@link BatchExecutor.Builder#stopWhen}). */
    STOPPED_BY_CALLER("stopped on request"),

    /** The input, the sink, the listener or the writer threw: see {@link BatchAbortedException}. */
    STOPPED_BY_ERROR("stopped by an error");

    private final String words;

    BatchOutcome(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
