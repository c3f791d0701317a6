package io.sfsdk.batch;

import io.sfsdk.record.SObject;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.RecoverableWriter;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tells other tickets than the writer does, or does something meanwhile. */
record TicketChanger(RecoverableWriter writer, UnaryOperator<String> change) implements RecoverableWriter {
    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        return writer.write(request);
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request, JobTickets tickets) {
        return writer.write(request, ticket -> tickets.keep(change.apply(ticket)));
    }

    @Override
    public Optional<List<WriteOutcome>> recover(String ticket, WriteRequest request) {
        return writer.recover(ticket, request);
    }

    @Override
    public WriterProfile profile() {
        return writer.profile();
    }

    @Override
    public long sizeOf(SObject record) {
        return writer.sizeOf(record);
    }
}
