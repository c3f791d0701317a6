package io.sfsdk.sync;

import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Watches that the pages of one answer follow each other. A page that came twice stands in the place of one that did not come, and
 * the count does not show it. Remembers one page; ids are not compared by order, since only the org knows theirs.
 */
final class AnswerOrder {
    private Set<String> before = Set.of();
    private Instant latest = Instant.MIN;

    void check(List<RecordChange> page) {
        for (RecordChange change : page) {
            if (before.contains(change.id().value()) || change.stamp().isBefore(latest)) {
                throw new ProtocolException(
                        "an answer ordered by SystemModstamp and Id held record " + change.id() + " out of its place",
                        Retryability.AFTER_DELAY,
                        null,
                        null);
            }
            latest = change.stamp();
        }
        before = page.stream().map(change -> change.id().value()).collect(Collectors.toSet());
    }
}
