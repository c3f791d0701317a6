package io.sfsdk;

import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.budget.Cost;
import io.sfsdk.budget.Hold;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.SObject;
import io.sfsdk.strategy.ApiOption;
import io.sfsdk.strategy.Workload;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.RecoverableWriter;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sets aside what a chunk costs before anything of it is sent, so that no chunk ends half way for want of budget. A writer that is
 * no writer of jobs must not be given to {@link #recover}.
 */
record BudgetedWriter(RecordWriter writer, ApiOption option, BudgetAccount account) implements RecoverableWriter {
    /** A writer of jobs stays one, and another becomes none. */
    static RecordWriter of(RecordWriter writer, ApiOption option, BudgetAccount account) {
        BudgetedWriter budgeted = new BudgetedWriter(writer, option, account);
        return writer instanceof RecoverableWriter ? budgeted : new Plain(budgeted);
    }

    private record Plain(BudgetedWriter budgeted) implements RecordWriter {
        @Override
        public WriterProfile profile() {
            return budgeted.profile();
        }

        @Override
        public List<WriteOutcome> write(WriteRequest request) {
            return budgeted.write(request);
        }

        @Override
        public long sizeOf(SObject record) {
            return budgeted.sizeOf(record);
        }
    }

    @Override
    public WriterProfile profile() {
        return writer.profile();
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        return paid(request, () -> writer.write(request));
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request, JobTickets tickets) {
        return paid(request, () -> ((RecoverableWriter) writer).write(request, tickets));
    }

    @Override
    public Optional<List<WriteOutcome>> recover(String ticket, WriteRequest request) {
        return ((RecoverableWriter) writer).recover(ticket, request);
    }

    @Override
    public long sizeOf(SObject record) {
        return writer.sizeOf(record);
    }

    private List<WriteOutcome> paid(WriteRequest request, Supplier<List<WriteOutcome>> work) {
        try (Hold hold = account.hold(cost(request))) {
            try {
                return work.get();
            } catch (SalesforceException e) {
                hold.keepIf(e.delivery() != Delivery.NOT_SENT);
                throw e;
            }
        }
    }

    /** What an ingest job takes beside API requests is for its API to book. */
    private Cost cost(WriteRequest request) {
        int records = request.records().size();
        Workload work = Workload.write(request.operation(), request.sobject()).of(records);
        Cost calls =
                Cost.ofCalls(option.cost().of(work, option.recordsPerCall()).calls());
        boolean isEvent = request.sobject().toLowerCase(Locale.ROOT).endsWith("__e");
        return isEvent ? calls.and(Allocation.EVENT_PUBLISHES, records) : calls;
    }
}
