package io.sfsdk.batch;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.SObject;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.RecoverableWriter;
import io.sfsdk.write.WriteOperation;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import java.util.List;
import java.util.Optional;

/** Writes records to the org by jobs, one an attempt. What broke off is lost only until its ticket is asked. */
record JobStep(RecoverableWriter writer, WriteOperation operation) implements Step {
    @Override
    public Answer attempt(List<SObject> records, JobTickets tickets) {
        try {
            List<WriteOutcome> outcomes = writer.write(WriteRequest.of(operation, records), tickets);
            Answer.Verdicts verdicts = judge(outcomes, records.size());
            return outcomes.stream()
                    .filter(WriteOutcome.InDoubt.class::isInstance)
                    .map(WriteOutcome.InDoubt.class::cast)
                    .findFirst()
                    .<Answer>map(doubt -> new Answer.Lost(verdicts, doubt.cause()))
                    .orElse(verdicts);
        } catch (SalesforceException e) {
            Answer answer = CallFailures.judge(e, records.size(), operation.repeatable());
            return e.delivery() == Delivery.UNKNOWN && answer instanceof Answer.Verdicts doubts
                    ? new Answer.Lost(doubts, e)
                    : answer;
        } catch (IllegalArgumentException e) {
            return WriterStep.unfit(e);
        } catch (RuntimeException | Error e) {
            return new Answer.Lost(WriterStep.allInDoubt(records.size(), e), e);
        }
    }

    @Override
    public boolean isRecoverable() {
        return true;
    }

    @Override
    public Optional<Answer.Verdicts> recover(String ticket, List<SObject> records) {
        return writer.recover(ticket, WriteRequest.of(operation, records))
                .map(outcomes -> judge(outcomes, records.size()));
    }

    private Answer.Verdicts judge(List<WriteOutcome> outcomes, int records) {
        return RowFailures.judgeAll(outcomes, records, operation.repeatable());
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
