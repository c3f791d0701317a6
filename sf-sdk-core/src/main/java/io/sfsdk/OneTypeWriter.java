package io.sfsdk;

import io.sfsdk.record.SObject;
import io.sfsdk.write.RecordWriter;
import io.sfsdk.write.RecoverableWriter;
import io.sfsdk.write.WriteOutcome;
import io.sfsdk.write.WriteRequest;
import io.sfsdk.write.WriterProfile;
import java.util.List;

/** Refuses a record of another type than the job was asked to write, before anything is sent. */
record OneTypeWriter(RecordWriter writer, String sobject) implements RecordWriter {
    /** A writer of jobs stays one. */
    static RecordWriter of(RecordWriter writer, String sobject) {
        return writer instanceof RecoverableWriter jobs
                ? new OneTypeJobs(jobs, sobject)
                : new OneTypeWriter(writer, sobject);
    }

    @Override
    public WriterProfile profile() {
        return writer.profile();
    }

    @Override
    public List<WriteOutcome> write(WriteRequest request) {
        return writer.write(checked(request, sobject));
    }

    static WriteRequest checked(WriteRequest request, String sobject) {
        if (!request.sobject().equalsIgnoreCase(sobject)) {
            throw new IllegalArgumentException(
                    "this job writes " + sobject + " and was given a record of type " + request.sobject());
        }
        return request;
    }

    @Override
    public long sizeOf(SObject record) {
        return writer.sizeOf(record);
    }
}
