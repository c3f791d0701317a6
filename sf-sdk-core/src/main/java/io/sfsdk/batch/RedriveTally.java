package io.sfsdk.batch;

/** Counts of one re-drive. For one thread. */
final class RedriveTally {
    long seen;
    long written;
    long failedAgain;
    long left;
    long doubtful;
    long unprocessed;
    long calls;
}
