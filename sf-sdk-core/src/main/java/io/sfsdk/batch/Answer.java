package io.sfsdk.batch;

import io.sfsdk.error.SalesforceException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one attempt at some records came to. */
sealed interface Answer {
    /**
     * Each record for itself.
     *
     * @param verdicts one a record, in order
     * @param stop why the run should make no further call, or null
     */
    record Verdicts(List<Verdict> verdicts, @Nullable Stop stop) implements Answer {
        static Verdicts all(int records, Verdict verdict) {
            return new Verdicts(Collections.nCopies(records, verdict), null);
        }

        /** The same, with this reason to stop if there is none yet. */
        Verdicts orStop(@Nullable Stop other) {
            return stop == null ? new Verdicts(verdicts, other) : this;
        }
    }

    /**
     * All of them for the sake of at least one; nothing was kept.
     *
     * @param alone what it means for a record that was alone in the call
     * @param sent whether it cost a call
     */
    record Refused(Verdict alone, boolean sent) implements Answer {}

    /** None of them now, through no fault of theirs; nothing was kept. */
    record Later(SalesforceException cause) implements Answer {}

    /**
     * The call broke off, or its job outlived the writer's patience; its ticket tells more. Without a ticket it had no effect.
     *
     * @param doubts what it means if nobody can tell
     */
    record Lost(Verdicts doubts, Throwable cause) implements Answer {
        Answer withoutTicket() {
            return cause instanceof SalesforceException e ? new Later(e) : new Stopped(Stop.error(cause));
        }
    }

    /** None of them, and the next call would fare the same; nothing was kept. */
    record Stopped(Stop stop) implements Answer {}
}
