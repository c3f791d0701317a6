package io.sfsdk.batch;

/**
 * How far a run has come.
 *
 * @param accepted records taken from the input so far, those in flight included
 * @param written records that the org has, or the handler accepted
 * @param dead records in the dead letters
 * @param retried records sent again, counted each time
 * @param calls calls made
 */
public record BatchProgress(String job, long accepted, long written, long dead, long retried, long calls) {}
