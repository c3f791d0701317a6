package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.write.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what the errors of one record mean for it. */
final class RowFailures {
    /** Refusals that the next record meets too, until somebody makes room. */
    private static final Set<String> LIMITS = Set.of(
            "STORAGE_LIMIT_EXCEEDED", "LIMIT_EXCEEDED", "CUSTOM_SETTINGS_LIMIT_EXCEEDED", "LICENSE_LIMIT_EXCEEDED");

    private RowFailures() {}

    /**
     * What a call's outcomes mean.
     *
     * @throws IllegalStateException if there is not one for each record, in order
     */
    static Answer.Verdicts judgeAll(List<WriteOutcome> outcomes, int records, boolean repeatable) {
        requireOneEach(outcomes, records);
        List<Verdict> verdicts = new ArrayList<>(records);
        Stop stop = null;
        for (WriteOutcome outcome : outcomes) {
            verdicts.add(judge(outcome, repeatable));
            if (stop == null && outcome instanceof WriteOutcome.Rejected rejected) {
                stop = stop(rejected);
            }
        }
        return new Answer.Verdicts(verdicts, stop);
    }

    private static void requireOneEach(List<WriteOutcome> outcomes, int records) {
        if (outcomes.size() != records) {
            throw new IllegalStateException(
                    "the writer told " + outcomes.size() + " outcomes for " + records + " records");
        }
        for (int i = 0; i < records; i++) {
            if (outcomes.get(i).index() != i) {
                throw new IllegalStateException(
                        "the writer told outcome " + outcomes.get(i).index() + " in place " + i);
            }
        }
    }

    private static Verdict judge(WriteOutcome outcome, boolean repeatable) {
        if (outcome instanceof WriteOutcome.Written written) {
            return Verdict.last(new Fate.Written(written.created()));
        }
        if (outcome instanceof WriteOutcome.Rejected rejected) {
            return judge(rejected);
        }
        return CallFailures.inDoubt(((WriteOutcome.InDoubt) outcome).cause(), repeatable);
    }

    private static Verdict judge(WriteOutcome.Rejected rejected) {
        if (isLimit(rejected)) {
            return Verdict.last(new Fate.Unprocessed());
        }
        Fate dead = new Fate.Dead(DeadLetterReason.REJECTED, rejected.errors(), rejected.requestId());
        if (rejected.rolledBack()) {
            return new Verdict(dead, Repeat.AT_ONCE);
        }
        if (Retryability.ofRecord(rejected.errors()) != Retryability.AFTER_DELAY) {
            return Verdict.last(dead);
        }
        return new Verdict(
                dead,
                rejected.errors().stream().anyMatch(ApiError::isLock)
                        ? Repeat.AFTER_PAUSE_IN_SMALLER_CHUNKS
                        : Repeat.AFTER_PAUSE);
    }

    /** A limit refuses the next records too: it stops the run and is no fault of the record. */
    private static @Nullable Stop stop(WriteOutcome.Rejected rejected) {
        if (!isLimit(rejected)) {
            return null;
        }
        ErrorCode code = rejected.errors().get(0).code();
        ApiException cause = new ApiException(
                "The org refuses records because a limit is reached: " + code,
                200,
                rejected.errors(),
                Retryability.AFTER_LIMIT_FREES,
                Delivery.REFUSED,
                rejected.requestId());
        return new Stop(BatchOutcome.STOPPED_BY_LIMIT, cause);
    }

    private static boolean isLimit(WriteOutcome.Rejected rejected) {
        return LIMITS.contains(rejected.errors().get(0).code().value())
                || Retryability.ofRecord(rejected.errors()) == Retryability.AFTER_LIMIT_FREES;
    }
}
