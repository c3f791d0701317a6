package io.sfsdk.bulk;

/**
 * Where a job stands. The set is open: an unknown word is kept and means that the job has not ended.
 *
 * @param value the word as sent
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_info.htm">Bulk API 2.0
 *     Developer Guide, Get Information About an Ingest Job, state</a>
 */
public record JobState(String value) {
    /** Takes data; nothing is processed before it is closed. */
    public static final JobState OPEN = new JobState("Open");

    public static final JobState UPLOAD_COMPLETE = new JobState("UploadComplete");
    public static final JobState IN_PROGRESS = new JobState("InProgress");

    /** Each row was tried; rows may have failed. */
    public static final JobState JOB_COMPLETE = new JobState("JobComplete");

    /** Some or all rows were not tried; what was written before stays written. */
    public static final JobState FAILED = new JobState("Failed");

    /** Stopped by somebody; what was written before stays written. */
    public static final JobState ABORTED = new JobState("Aborted");

    public JobState {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a job's state must not be blank");
        }
    }

    /** Whether the job will not change any more. */
    public boolean isFinal() {
        return equals(JOB_COMPLETE) || equals(FAILED) || equals(ABORTED);
    }

    @Override
    public String toString() {
        return value;
    }
}
