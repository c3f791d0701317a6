package io.sfsdk.testkit.bulk;

/** Where a job stands. */
public enum JobState {
    OPEN("Open"),
    UPLOAD_COMPLETE("UploadComplete"),
    IN_PROGRESS("InProgress"),
    JOB_COMPLETE("JobComplete"),
    FAILED("Failed"),
    ABORTED("Aborted");

    private final String wireName;

    JobState(String wireName) {
        this.wireName = wireName;
    }

    /** As job bodies tell it. */
    public String wireName() {
        return wireName;
    }

    /** Whether nothing will change any more. */
    public boolean isTerminal() {
        return this == JOB_COMPLETE || this == FAILED || this == ABORTED;
    }
}
