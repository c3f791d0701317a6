package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.SObject;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.ArrayList;
import java.util.List;

/** Writes records to the org, one call an attempt. */
record WriterStep(RecordWriter writer, WriteOperation operation) implements Step {
    @Override
    public Answer attempt(List<SObject> records) {
        try {
            List<WriteOutcome> outcomes = writer.write(WriteRequest.of(operation, records));
            requireOneEach(outcomes, records.size());
            return judge(outcomes);
        } catch (SalesforceException e) {
            return CallFailures.judge(e, records.size(), operation.repeatable());
        } catch (IllegalArgumentException e) {
            return new Answer.Refused(Verdict.last(Fate.Dead.rejected(LocalErrors.invalid(e))), false);
        } catch (RuntimeException | Error e) {
            return allInDoubt(records.size(), e);
        }
    }

    private Answer judge(List<WriteOutcome> outcomes) {
        List<Verdict> verdicts = new ArrayList<>(outcomes.size());
        Stop stop = null;
        for (WriteOutcome outcome : outcomes) {
            verdicts.add(judge(outcome));
            if (stop == null && outcome instanceof WriteOutcome.Rejected rejected) {
                stop = RowFailures.stop(rejected);
            }
        }
        return new Answer.Verdicts(verdicts, stop);
    }

    private Verdict judge(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Written written) {
            return Verdict.last(new Fate.Written(written.created()));
        }
        if (outcome instanceof WriteOutcome.Rejected rejected) {
            return RowFailures.judge(rejected);
        }
        return CallFailures.inDoubt(((WriteOutcome.InDoubt) outcome).cause(), operation.repeatable());
    }

    /** A writer that breaks its contract may have sent the call: the records are in doubt and the run must not go on. */
    private static Answer allInDoubt(int records, Throwable cause) {
        List<ApiError> errors = List.of(LocalErrors.noWord(cause));
        Verdict doubt = Verdict.last(new Fate.Dead(DeadLetterReason.IN_DOUBT, errors, null));
        return new Answer.Verdicts(Answer.Verdicts.all(records, doubt).verdicts(), Stop.error(cause));
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

    @Override
    public int maxRecords() {
        return writer.profile().maxRecords();
    }

    @Override
    public long maxBytes() {
        return writer.profile().maxBytes();
    }

    @Override
    public long sizeOf(SObject record) {
        return writer.sizeOf(record);
    }
}
