package io.sfsdk.preflight;

/** How bad a finding is; the worst comes first. */
public enum Severity {
    /** The job will fail. */
    ERROR,
    /** The job may fail, or lose what it should keep. */
    WARNING,
    /** In order, or for a person to judge. */
    INFO
}
