package io.sfsdk.testkit.store;

import io.sfsdk.testkit.store.StorePolicy.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Answers getUpdated and getDeleted.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getdeleted.htm">getDeleted()</a>
 */
final class Replication {
    private final OrgState org;
    private final Set<String> hidden;

    /** @param hidden ids the answers leave out */
    Replication(OrgState org, Set<String> hidden) {
        this.org = org;
        this.hidden = hidden;
    }

    UpdatedIds updated(String object, Instant start, Instant end) {
        int ordinal = replicated(object);
        Instant from = minute(start);
        Instant until = checked(from, end, org.policy.updatedWindow());
        List<String> ids = org.committed
                .table(ordinal)
                .changed(from, until)
                .filter(row -> !row.isDeleted())
                .map(StoredRow::id)
                .filter(id -> !hidden.contains(id))
                .sorted()
                .toList();
        checkCount(ids.size());
        return new UpdatedIds(ids, latestDateCovered(until));
    }

    DeletedIds deleted(String object, Instant start, Instant end) {
        int ordinal = replicated(object);
        Instant from = minute(start);
        Instant until = checked(from, end, org.policy.deletedWindow());
        DeleteLog log = org.counters(ordinal).deleteLog();
        if (from.isBefore(minute(log.earliestDateAvailable())) && org.policy.does(Behaviour.REFUSES_PURGED_START)) {
            throw refused("startDate before earliest date available");
        }
        List<DeletedIds.DeletedRecord> records = log.between(from, until).stream()
                .filter(entry -> !hidden.contains(entry.id()))
                .map(entry -> new DeletedIds.DeletedRecord(entry.id(), entry.deletedDate()))
                .toList();
        checkCount(records.size());
        return new DeletedIds(records, log.earliestDateAvailable(), latestDateCovered(until));
    }

    private int replicated(String object) {
        int ordinal = org.committed.ordinal(object);
        if (!org.committed.catalog().layout(ordinal).type().isReplicateable()) {
            throw new OrgException("INVALID_TYPE", "sObject type '" + object + "' is not replicateable.");
        }
        return ordinal;
    }

    /** The end in whole minutes, not above now. */
    private Instant checked(Instant from, Instant end, Duration window) {
        Instant now = org.now();
        Instant until = minute(end);
        if (!from.isBefore(until)) {
            throw refused("endDate must be at least one minute greater than startDate");
        }
        if (from.isBefore(now.minus(window))) {
            throw refused("startDate must be within " + window.toDays() + " days");
        }
        if (from.isAfter(now)) {
            throw refused("startDate after now");
        }
        return until;
    }

    private static OrgException refused(String text) {
        return new OrgException("INVALID_REPLICATION_DATE", text);
    }

    private void checkCount(int ids) {
        if (ids > org.policy.replicationLimit()) {
            throw new OrgException(
                    "EXCEEDED_ID_LIMIT", "exceeded maximum number of ids: " + org.policy.replicationLimit());
        }
    }

    private Instant latestDateCovered(Instant until) {
        Instant covered = earlier(until, org.now());
        if (org.policy.does(Behaviour.REPORTS_OPEN_TRANSACTIONS)) {
            covered = earlier(covered, org.oldestOpenStart().orElse(covered));
        }
        return minute(covered);
    }

    private static Instant earlier(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }

    private static Instant minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }
}
