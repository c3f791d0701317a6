package io.sfsdk.read;

/** Answers queries over one API. Safe to share; each cursor belongs to one thread. */
public interface RecordSource {
    SourceProfile profile();

    /**
     * Runs the query; the first page has been read when this returns.
     *
     * @throws io.sfsdk.error.ApiException if the org refuses the query
     */
    RecordCursor open(ReadRequest request);
}
