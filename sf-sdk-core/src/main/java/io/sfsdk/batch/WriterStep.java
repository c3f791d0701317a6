package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.SObject;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.RecoverableWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.List;

/** Writes records to the org, one call an attempt. */
record WriterStep(RecordWriter writer, WriteOperation operation) implements Step {
    static Step of(RecordWriter writer, WriteOperation operation) {
        return writer instanceof RecoverableWriter jobs
                ? new JobStep(jobs, operation)
                : new WriterStep(writer, operation);
    }

    @Override
    public Answer attempt(List<SObject> records, JobTickets tickets) {
        try {
            List<WriteOutcome> outcomes = writer.write(WriteRequest.of(operation, records));
            return RowFailures.judgeAll(outcomes, records.size(), operation.repeatable());
        } catch (SalesforceException e) {
            return CallFailures.judge(e, records.size(), operation.repeatable());
        } catch (IllegalArgumentException e) {
            return unfit(e);
        } catch (RuntimeException | Error e) {
            return allInDoubt(records.size(), e);
        }
    }

    /** Before anything was sent. */
    static Answer unfit(IllegalArgumentException e) {
        return new Answer.Refused(Verdict.last(Fate.Dead.rejected(LocalErrors.invalid(e))), false);
    }

    /** A writer that breaks its contract may have sent the call: the records are in doubt and the run must not go on. */
    static Answer.Verdicts allInDoubt(int records, Throwable cause) {
        List<ApiError> errors = List.of(LocalErrors.noWord(cause));
        Verdict doubt = Verdict.last(new Fate.Dead(DeadLetterReason.IN_DOUBT, errors, null));
        return Answer.Verdicts.all(records, doubt).orStop(Stop.error(cause));
    }

    @Override
    public String api() {
        return writer.profile().api();
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
