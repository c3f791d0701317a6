package io.sfsdk.testkit.store;

import java.time.Instant;
import java.util.List;

/**
 * Answer of getDeleted.
 *
 * @param deletedRecords in order of their deletion
 * @param earliestDateAvailable how far back the delete log reaches
 * @param latestDateCovered a whole minute; the start of the next window
 */
public record DeletedIds(List<DeletedRecord> deletedRecords, Instant earliestDateAvailable, Instant latestDateCovered) {
    public DeletedIds {
        deletedRecords = List.copyOf(deletedRecords);
    }

    /** One deletion. */
    public record DeletedRecord(String id, Instant deletedDate) {}
}
