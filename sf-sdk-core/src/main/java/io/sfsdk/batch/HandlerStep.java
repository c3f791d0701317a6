package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.record.SObject;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.WriteOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands records to the host. Returning normally accepts all of them. */
record HandlerStep(RecordHandler handler, int maxRecords) implements Step {
    @Override
    public Answer attempt(List<SObject> records, JobTickets tickets) {
        try {
            handler.handle(records);
            return Answer.Verdicts.all(records.size(), Verdict.last(new Fate.Written(false)));
        } catch (InterruptedException e) {
            return new Answer.Stopped(Stop.of(BatchOutcome.STOPPED_BY_INTERRUPT));
        } catch (Exception e) {
            return new Answer.Refused(new Verdict(failed(e), Repeat.AFTER_PAUSE), true);
        } catch (Error e) {
            return new Answer.Stopped(Stop.error(e));
        }
    }

    private static Fate failed(Exception cause) {
        return new Fate.Dead(DeadLetterReason.HANDLER_FAILED, List.of(LocalErrors.handlerFailed(cause)), null);
    }

    @Override
    public @Nullable WriteOperation operation() {
        return null;
    }

    @Override
    public String api() {
        return "handler";
    }

    @Override
    public long maxBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public long sizeOf(SObject record) {
        return 0;
    }
}
