package io.sfsdk.bulk;

import io.sfsdk.record.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as the org tells of it. Which fields an answer has depends on the call; what it leaves out is null or zero.
 *
 * @param id 18 characters
 * @param kind {@code V2Ingest}, {@code V2Query}, {@code Classic} of Bulk API 1.0 or {@code BigObjectIngest}; an open set
 * @param counted whether the org told counts; it tells none of an open job without data
 * @param processed rows that the org tried, those that failed included
 * @param failed rows that the org tried and refused
 * @param retries how often the org tried to save again; rises with contention
 * @param errorMessage why a job failed; not every failed job has one
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_info.htm">Bulk API 2.0
 *     Developer Guide, Get Information About an Ingest Job</a>
 */
public record JobInfo(
        RecordId id,
        String operation,
        String sobject,
        JobState state,
        @Nullable RecordId createdBy,
        @Nullable Instant createdAt,
        @Nullable String kind,
        String apiVersion,
        boolean counted,
        long processed,
        long failed,
        long retries,
        Duration processingTime,
        @Nullable String errorMessage) {

    /** Why the job failed, as the org words it: {@code InvalidBatch : Field name not found : Foo__c}. */
    public Optional<String> error() {
        return Optional.ofNullable(errorMessage);
    }

    long succeeded() {
        return processed - failed;
    }

    /** Names no record and no value. */
    @Override
    public String toString() {
        return "JobInfo[" + id + ", " + operation + " " + sobject + ", " + state + ", processed " + processed
                + ", failed " + failed + "]";
    }
}
