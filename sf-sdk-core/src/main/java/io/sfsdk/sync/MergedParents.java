package io.sfsdk.sync;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.record.RecordId;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds records whose parent lost a merge. Whether being given another parent moves their stamp is not documented, so a host may
 * have them read again.
 *
 * @param parent the parents' type
 * @param field of the record, which names its parent
 */
record MergedParents(String parent, String field) {
    /** Who won the merges of this window. */
    List<RecordId> winners(RecordSource source, SyncWindow window, Tally tally) {
        SoqlQuery losers = new SoqlQuery("SELECT Id, MasterRecordId FROM " + parent
                + " WHERE MasterRecordId != null AND SystemModstamp >= " + Soql.literal(window.from())
                + " AND SystemModstamp < " + Soql.literal(window.until()) + " ORDER BY SystemModstamp, Id");
        Set<RecordId> winners = new LinkedHashSet<>();
        tally.calls++;
        try (RecordCursor pages = source.open(ReadRequest.of(losers).withDeleted())) {
            pages.stream().flatMap(row -> row.id("MasterRecordId").stream()).forEach(winners::add);
        }
        return List.copyOf(winners);
    }
}
