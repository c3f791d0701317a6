package io.sfsdk.batch;

import io.sfsdk.strategy.Volume;
import io.sfsdk.write.RecordWriter;

/** Chooses the writer of a batch once its input has been looked at. Safe to share. */
public interface WriterChoice {
    /** How many records of an input to hold in memory before choosing; 0 to choose without a look. */
    int lookahead();

    /**
     * Called once a run, before its first call, on the thread of the job.
     *
     * @param volume exactly as many as the input has, if it ended within {@link #lookahead()}; else at least one more than those
     *     looked at; unknown without a look
     */
    RecordWriter writer(Volume volume);
}
