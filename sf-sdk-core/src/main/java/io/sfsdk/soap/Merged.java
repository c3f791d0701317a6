package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import java.util.List;

/**
 * A merge that was done.
 *
 * @param id the record that stayed
 * @param merged those that went into it
 * @param updatedRelated records that now belong to it
 */
public record Merged(RecordId id, List<RecordId> merged, List<RecordId> updatedRelated) {
    public Merged {
        merged = List.copyOf(merged);
        updatedRelated = List.copyOf(updatedRelated);
    }
}
