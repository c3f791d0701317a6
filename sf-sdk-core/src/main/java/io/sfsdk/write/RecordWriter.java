package io.sfsdk.write;

import io.sfsdk.record.SObject;
import java.util.List;

/** Writes records over one API. Safe to share. */
public interface RecordWriter {
    WriterProfile profile();

    /**
     * Makes one call.
     *
     * <p>A call without an answer that tells is not an exception: each of its records is {@link WriteOutcome.InDoubt}.
     *
     * @return one outcome a record, in the request's order
     * @throws io.sfsdk.error.SalesforceException if the call as a whole had no effect: the org refused it ({@link
     *     io.sfsdk.error.Delivery#REFUSED}) or it never got there ({@link io.sfsdk.error.Delivery#NOT_SENT})
     * @throws IllegalArgumentException if the request exceeds {@link #profile()} or a record lacks what the operation needs,
     *     naming the record; before anything is sent
     */
    List<WriteOutcome> write(WriteRequest request);

    /** The size of one record in a call's body, in bytes of UTF-8 as sent. */
    long sizeOf(SObject record);
}
