package io.sfsdk.mirror;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.DeletionSource;
import io.sfsdk.sync.RecordChange;
import io.sfsdk.sync.SyncWindow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads whole records of an object, those in the recycle bin too, and hands them to the copy. */
final class RecordRows {
    /**
     * A query travels in the address of its request, which the service bounds at 16,384 bytes with all its headers.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm">Salesforce
     *     Developer Limits, API Query Cursor Limits and URI length</a>
     */
    private static final int MOST_BYTES = 12_000;

    private static final int MOST_IDS = 200;

    /** An id in quotes, with the comma behind it, as an address has it. */
    private static final int BYTES_OF_ID = encoded("'001000000000000AAA',");

    /** No moment of it is closed: more may happen in the second that a row tells. */
    private static final SyncWindow OPEN = new SyncWindow(Instant.EPOCH, Instant.EPOCH);

    private final CopiedObject copied;
    private final int idsOfOneQuery;

    RecordRows(CopiedObject copied) {
        this.copied = copied;
        this.idsOfOneQuery = Math.min(MOST_IDS, (MOST_BYTES - encoded(select() + " WHERE Id IN ()")) / BYTES_OF_ID);
        if (idsOfOneQuery < 1) {
            throw new IllegalArgumentException("the names of " + copied.fields().size() + " fields of "
                    + copied.sobject() + " are too long for one query; copy fewer");
        }
    }

    private static int encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
    }

    /** What is copied, and what tells the version. */
    String select() {
        Set<String> names = new LinkedHashSet<>(copied.fields());
        for (String own : List.of("Id", "SystemModstamp", "IsDeleted")) {
            if (names.stream().noneMatch(own::equalsIgnoreCase)) {
                names.add(own);
            }
        }
        return Soql.select(names.toArray(String[]::new))
                .from(copied.sobject())
                .build()
                .text();
    }

    /**
     * Reads these as they are now, and hands over those that there are, deleted ones as deletions.
     *
     * @return the ids of which the org has nothing any more
     * @throws SalesforceException if the org did not answer; some may be handed over
     */
    List<RecordId> read(List<RecordId> ids) {
        List<RecordId> missing = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += idsOfOneQuery) {
            missing.addAll(readSome(ids.subList(from, Math.min(from + idsOfOneQuery, ids.size()))));
        }
        return missing;
    }

    private List<RecordId> readSome(List<RecordId> ids) {
        SoqlQuery query = new SoqlQuery(select() + " WHERE Id IN " + Soql.literal(ids));
        List<RecordChange> found = new ArrayList<>();
        try (RecordCursor pages = copied.source().open(ReadRequest.of(query).withDeleted())) {
            pages.stream().map(RecordRows::change).forEach(found::add);
        }
        if (!found.isEmpty()) {
            deliver(new ChangePage(copied.sobject(), OPEN, found));
        }
        Set<RecordId> missing = new LinkedHashSet<>(ids);
        found.forEach(change -> missing.remove(change.id()));
        return List.copyOf(missing);
    }

    static RecordChange change(SObject row) {
        RecordId id = row.id().orElseThrow();
        Instant stamp = row.instant("SystemModstamp").orElseThrow();
        return row.bool("IsDeleted").orElse(false)
                ? new RecordChange.Deleted(row, id, stamp, DeletionSource.QUERY)
                : new RecordChange.Upserted(row, id, stamp);
    }

    void deliver(ChangePage page) {
        try {
            copied.target().handle(page);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MirrorException("interrupted while the copy took records", e);
        } catch (Exception e) {
            throw new MirrorException(
                    "the copy refused " + page.changes().size() + " records ("
                            + e.getClass().getName() + ")",
                    e);
        }
    }
}
