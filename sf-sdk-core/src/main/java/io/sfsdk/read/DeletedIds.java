package io.sfsdk.read;

import io.sfsdk.record.RecordId;
import java.time.Instant;
import java.util.List;

/**
 * Records deleted in a window, as the org's delete log tells them. Those that were taken out of the recycle bin again are not
 * among them.
 *
 * @param records in no particular order
 * @param earliestDateAvailable since when the org still knows of deletions; older ones have to be found by comparing ids
 * @param latestDateCovered up to when the list is complete; where the next window starts
 */
public record DeletedIds(List<Deleted> records, Instant earliestDateAvailable, Instant latestDateCovered) {
    public DeletedIds {
        records = List.copyOf(records);
    }

    /** One deletion. */
    public record Deleted(RecordId id, Instant at) {}
}
