package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approval after a step.
 *
 * @param recordId the record that is approved
 * @param instanceId the approval process that runs for it
 * @param status for example {@code Pending}, {@code Approved} or {@code Rejected}; an open set
 * @param actors who may decide next
 * @param newWorkItems what they have to decide
 */
public record ApprovalState(
        @Nullable RecordId recordId,
        @Nullable RecordId instanceId,
        String status,
        List<RecordId> actors,
        List<RecordId> newWorkItems) {
    public ApprovalState {
        actors = List.copyOf(actors);
        newWorkItems = List.copyOf(newWorkItems);
    }
}
