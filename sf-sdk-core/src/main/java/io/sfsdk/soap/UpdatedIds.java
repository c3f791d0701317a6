package io.sfsdk.soap;

import io.sfsdk.record.RecordId;
import java.time.Instant;
import java.util.List;

/**
 * Records created or changed in a window.
 *
 * @param latestDateCovered up to when the list is complete; where the next window starts
 */
public record UpdatedIds(List<RecordId> ids, Instant latestDateCovered) {
    public UpdatedIds {
        ids = List.copyOf(ids);
    }
}
