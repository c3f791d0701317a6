package io.sfsdk.testkit.store;

import java.time.Instant;
import java.util.List;

/**
 * Answer of getUpdated.
 *
 * @param ids distinct, ascending
 * @param latestDateCovered a whole minute; the start of the next window
 */
public record UpdatedIds(List<String> ids, Instant latestDateCovered) {
    public UpdatedIds {
        ids = List.copyOf(ids);
    }
}
