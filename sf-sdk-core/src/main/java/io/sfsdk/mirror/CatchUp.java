package io.sfsdk.mirror;

import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlQuery;
import io.sfsdk.sync.ChangePage;
import io.sfsdk.sync.DeletionTrack;
import io.sfsdk.sync.IncrementalSync;
import io.sfsdk.sync.SyncOutcome;
import io.sfsdk.sync.SyncSummary;
import io.sfsdk.sync.SyncWindow;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Brings into a copy all that was committed before it was asked: a sync up to the end of closed time, and by one query what is open
 * still. The sync alone would leave out a record that changes all the time: its lost change lies before the fence, its stamp behind.
 */
final class CatchUp {
    private final CopiedObject copied;
    private final RecordRows rows;

    CatchUp(CopiedObject copied) {
        this.copied = copied;
        this.rows = new RecordRows(copied);
    }

    /**
     * Runs the sync and reads what is open.
     *
     * @return up to when deletions of records that left the recycle bin are known, too
     * @throws MirrorException if the sync did not come to its end
     */
    Instant run(IncrementalSync sync, BooleanSupplier isStopWanted) {
        SyncSummary summary = sync.run(isStopWanted);
        if (!(summary.queryOutcome() instanceof SyncOutcome.Complete closed) || !summary.isComplete()) {
            throw new MirrorException("the sync did not come to its end, so the copy lacks what it would have brought: "
                    + summary.describe());
        }
        readOpenTime(closed.until());
        return deletionsKnown(summary);
    }

    private Instant deletionsKnown(SyncSummary summary) {
        if (summary.deletes() instanceof DeletionTrack.Read read
                && read.outcome() instanceof SyncOutcome.Complete complete) {
            return complete.until();
        }
        if (!copied.isDeleteLogRead()) {
            return Instant.MAX;
        }
        throw new MirrorException("deletions of " + copied.sobject()
                + " are not told: " + summary.deletes() + ". If records never leave the recycle bin unseen, or a"
                + " reconciliation on a schedule finds them soon enough, say withoutDeleteLog()");
    }

    private void readOpenTime(Instant from) {
        SoqlQuery changed = new SoqlQuery(
                rows.select() + " WHERE SystemModstamp >= " + Soql.literal(from) + " ORDER BY SystemModstamp, Id");
        SyncWindow open = new SyncWindow(from, from);
        try (RecordCursor pages = copied.source().open(ReadRequest.of(changed).withDeleted())) {
            while (pages.hasNext()) {
                deliver(pages.next(), open);
            }
        }
    }

    private void deliver(RecordPage page, SyncWindow open) {
        List<SObject> records = page.records();
        if (!records.isEmpty()) {
            rows.deliver(new ChangePage(
                    copied.sobject(),
                    open,
                    records.stream().map(RecordRows::change).toList()));
        }
    }
}
