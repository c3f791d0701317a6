package io.sfsdk.sync;

import java.time.Instant;

/** How far a run came. */
public sealed interface SyncOutcome {
    /**
     * Every version stamped before {@code until} was accepted or is in the dead letters.
     *
     * @param until the end of the window; the next run begins there
     */
    record Complete(Instant until) implements SyncOutcome {}

    /**
     * The run stopped in good order before the end of its window; the next one goes on where it stopped.
     *
     * @param reason for people
     */
    record Partial(String reason) implements SyncOutcome {}

    /**
     * The run stopped in good order because the calls it may make are used up; the next one goes on where it stopped.
     *
     * @param reason for people
     * @param resumeAt every version stamped before it was accepted or is in the dead letters
     */
    record StoppedForBudget(String reason, Instant resumeAt) implements SyncOutcome {}

    /**
     * The run failed. Nothing is lost: the position is behind the last accepted page, and the next run goes on there.
     *
     * @param reason for people, without field values
     */
    record Broken(String reason) implements SyncOutcome {}
}
