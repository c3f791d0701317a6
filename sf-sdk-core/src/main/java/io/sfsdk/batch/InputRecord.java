package io.sfsdk.batch;

import io.sfsdk.record.SObject;

/**
 * A record and its place in the input of a run.
 *
 * @param index from 0
 */
public record InputRecord(long index, SObject record) {}
