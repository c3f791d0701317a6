package io.sfsdk.rest;

/** What {@link RestRecords#getIfModified} found. */
public sealed interface ConditionalRead {
    /** The record changed, and this is it now. */
    record Modified(StampedRecord current) implements ConditionalRead {}

    /** The record is as it was read; nothing was sent back. */
    record NotModified() implements ConditionalRead {}
}
