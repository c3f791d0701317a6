package io.sfsdk.testkit.store;

import java.time.Instant;
import java.util.List;

/**
 * What one transaction made visible.
 *
 * @param number grows with every commit
 * @param at the org's time of the commit
 * @param origin which API wrote, as change events tell it; empty where none did
 * @param changes one a record, in the order in which they were first written
 * @param published platform events, in the order in which they were created
 */
public record Commit(
        long number, Instant at, String userId, String origin, List<RowChange> changes, List<PublishedRow> published) {
    public Commit {
        changes = List.copyOf(changes);
        published = List.copyOf(published);
    }
}
