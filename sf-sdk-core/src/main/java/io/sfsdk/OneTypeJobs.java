package io.sfsdk;

import io.sfsdk.record.SObject;
import io.sfsdk.write.JobTickets;
import io.sfsdk.write.RecoverableWriter;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.util.List;
import java.util.Optional;

/** As {@link OneTypeWriter}, where calls are jobs that can be asked for again. */
record OneTypeJobs(RecoverableWriter writer, String sobject) implements RecoverableWriter {
    @Override
    public WriterProfile profile() {
        return writer.profile();
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        return writer.write(OneTypeWriter.checked(request, sobject));
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request, JobTickets tickets) {
        return writer.write(OneTypeWriter.checked(request, sobject), tickets);
    }

    @Override
    public Optional<List<WriteOutcome>> recover(String ticket, WriteRequest request) {
        return writer.recover(ticket, request);
    }

    @Override
    public long sizeOf(SObject record) {
        return writer.sizeOf(record);
    }
}
