package io.sfsdk.rest;

import io.sfsdk.record.RecordId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an approval step.
 *
 * @param recordId the record that is approved
 * @param instanceId the approval process that runs for it
 * @param status for example {@code Pending}, {@code Approved} or {@code Rejected}; an open set
 * @param newWorkItems what approvers have to decide next
 */
public record ApprovalResult(
        @Nullable RecordId recordId, @Nullable RecordId instanceId, String status, List<RecordId> newWorkItems) {
    public ApprovalResult {
        newWorkItems = List.copyOf(newWorkItems);
    }

    public Optional<RecordId> instance() {
        return Optional.ofNullable(instanceId);
    }
}
