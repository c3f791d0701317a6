package io.sfsdk.rest;

import io.sfsdk.record.SObject;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read, and when the org says that it last changed: what {@link RestRecords#getIfModified} and {@link
 * RestRecords#updateIfUnmodified} compare with.
 *
 * @param lastModified the answer's {@code Last-Modified} as sent, exact to the second; null if the org told none
 */
public record StampedRecord(SObject record, @Nullable String lastModified) {
    String requireStamp() {
        if (lastModified == null) {
            throw new IllegalArgumentException("the org did not tell when this record of " + record.type()
                    + " last changed, so nothing can be compared with it");
        }
        return lastModified;
    }
}
