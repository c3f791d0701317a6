package io.sfsdk.batch;

import io.sfsdk.error.SalesforceException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a run. One that does not add up cannot exist: <em>accepted = written + dead + unprocessed + pending</em>.
 *
 * <p>To go on after an early stop, run {@link #unprocessed()} and then the rest of the same iterator; it stands behind the last
 * accepted record.
 *
 * @param job the job's name
 * @param api which API served its records, {@code REST}, {@code SOAP} or {@code Bulk}; {@code handler} for those of a {@link
 *     RecordHandler}
 * @param outcome how it ended
 * @param accepted records taken from the input
 * @param written records that the org has, or the handler accepted
 * @param created those of them that are new in the org; an upsert that was sent again may have created more than is known
 * @param rejected records refused by the org, or found unfit to be sent; each is a dead letter
 * @param inDoubt records the org may have or not; each is a dead letter
 * @param handlerFailed records refused by the host's handler; each is a dead letter
 * @param unprocessed the records that were taken and can be sent as if for the first time, in the order of the input: nothing of
 *     them is in the org, or the operation is repeatable and an unanswered attempt does no harm. At most what was in
 *     flight, one more, and the window of {@link BatchExecutor.Builder#groupBy}. With a {@link RecordHandler} a block that was interrupted is here
 * @param pending the records of jobs at the org whose end this run did not see, in the order of the input. Only with {@link
 *     BatchExecutor.Builder#journal a journal}, which knows the jobs: run it again with the same input, and do not send these
 *     otherwise. Empty unless the writer is a {@link io.sfsdk.write.RecoverableWriter}
 * @param retried records sent again, counted each time
 * @param calls calls made, or blocks handed to the handler
 * @param skipped records before those accepted, which earlier runs of the same journal have settled
 * @param cause what stopped the run, or null
 */
public record BatchSummary(
        String job,
        String api,
        BatchOutcome outcome,
        long accepted,
        long written,
        long created,
        long rejected,
        long inDoubt,
        long handlerFailed,
        List<InputRecord> unprocessed,
        List<InputRecord> pending,
        long retried,
        long calls,
        long skipped,
        @Nullable Throwable cause) {
    public BatchSummary {
        unprocessed = List.copyOf(unprocessed);
        pending = List.copyOf(pending);
        long settled = written + rejected + inDoubt + handlerFailed;
        if (accepted != settled + unprocessed.size() + pending.size()) {
            throw new IllegalStateException("job " + job + " accepted " + accepted + " records but " + written
                    + " are written, " + (settled - written) + " dead, " + unprocessed.size() + " unprocessed and "
                    + pending.size() + " pending; please report this, it must never happen");
        }
    }

    /** Whether the whole input has been seen. */
    public boolean isComplete() {
        return outcome == BatchOutcome.COMPLETE;
    }

    /** Records in the dead letters. */
    public long dead() {
        return rejected + inDoubt + handlerFailed;
    }

    /** Written records that were not new. */
    public long changed() {
        return written - created;
    }

    /** Written of accepted records, from 0 to 1; 1 if there were none. */
    public double successRate() {
        return accepted == 0 ? 1 : (double) written / accepted;
    }

    /**
     * The place in the input up to which every record is written or dead; empty if all are. Some behind it may be written as
     * well: an insert is repeated without doubling only from {@link #unprocessed()}.
     */
    public OptionalLong firstUnprocessed() {
        return Stream.concat(unprocessed.stream(), pending.stream())
                .mapToLong(InputRecord::index)
                .min();
    }

    /** A few sentences for people. */
    public String describe() {
        String before = skipped == 0 ? "" : String.format(Locale.ROOT, " %,d were settled before.", skipped);
        String onTheWay = pending.isEmpty()
                ? ""
                : String.format(Locale.ROOT, " %,d wait for the end of their jobs.", pending.size());
        String calls = String.format(Locale.ROOT, " %,d calls by %s, %,d repeats.", this.calls, api, retried);
        return String.format(
                Locale.ROOT,
                "Job %s %s%s. %,d of %,d records done (%,d new), %,d refused, %,d in doubt, %,d unprocessed.%s%s%s",
                job,
                outcome.words(),
                reason(),
                written,
                accepted,
                created,
                rejected + handlerFailed,
                inDoubt,
                unprocessed.size(),
                onTheWay,
                before,
                calls);
    }

    private String reason() {
        if (cause instanceof SalesforceException e) {
            return " (" + e.code() + ")";
        }
        return outcome == BatchOutcome.STOPPED_TOO_MANY_FAILURES && cause != null
                ? " (" + cause.getMessage() + ")"
                : "";
    }

    /** {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
