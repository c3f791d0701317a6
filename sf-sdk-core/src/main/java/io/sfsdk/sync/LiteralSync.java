package io.sfsdk.sync;

import io.sfsdk.error.SalesforceException;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.Soql;
import java.time.Instant;
import java.util.List;

/**
 * The pattern many integrations are built on, for those who migrate one and want to compare: reads {@code LastModifiedDate >
 * watermark}, and stores the greatest date of the run as the new watermark when the whole run has succeeded. Without a watermark it
 * begins in 1970, or where the builder says.
 *
 * <p><b>It loses records</b>, which {@link IncrementalSync} does not: those that commit after the run with an earlier date, those
 * that share the watermark's second, those changed by the system or imported with an older date, and deletions. It reads up to now
 * and has no audit; the builder's lags, overlap and retry are not used. The success rate is that of the whole run.
 *
 * @see <a href="https://docs.mulesoft.com/salesforce-connector/latest/">Anypoint Connector for Salesforce, for the pattern</a>
 */
public final class LiteralSync {
    private static final DeletionTrack NO_LOG = new DeletionTrack.NotRead("this pattern never reads it");

    private final SyncSetup setup;
    private final Selection selection;
    private final double minSuccessRate;

    LiteralSync(SyncSetup setup, double minSuccessRate) {
        this.setup = setup;
        this.selection = setup.selection().with("Id", "LastModifiedDate");
        this.minSuccessRate = minSuccessRate;
    }

    /**
     * Reads what has a later date than the watermark.
     *
     * @return complete, or partial if the success rate was too low or another worker moved the watermark; then it stays
     * @throws SyncException if the source, the handler, the sink or the store failed; the watermark stays
     * @throws IllegalStateException if the watermark belongs to another org, object or kind of sync
     */
    public SyncSummary run() {
        StoredPosition owner =
                StoredPosition.none(StoredPosition.LITERAL, setup.log().organizationId(), selection.sobject());
        Cell cell = setup.positionCell();
        StoredPosition stored = cell.load()
                .map(StoredPosition::parse)
                .map(found -> found.ifOf(owner, setup.name()))
                .orElse(owner);
        Instant watermark =
                stored.reached().map(PagePosition::stamp).orElse(setup.start().apply(Instant.EPOCH));
        return run(stored, cell, watermark);
    }

    private SyncSummary run(StoredPosition stored, Cell cell, Instant watermark) {
        Tally tally = new Tally();
        Instant greatest = watermark;
        try {
            greatest = read(watermark, tally);
            checkRate(tally);
            if (greatest.isAfter(watermark)) {
                cell.move(stored.at(PagePosition.before(greatest)).text());
            }
            return summary(tally, watermark, greatest, new SyncOutcome.Complete(greatest));
        } catch (RunEnd e) {
            return stopped(e, summary(tally, watermark, greatest, e.outcome(watermark)));
        }
    }

    private Instant read(Instant watermark, Tally tally) throws RunEnd {
        ReadRequest request =
                ReadRequest.of(selection.where("LastModifiedDate > " + Soql.literal(watermark), "LastModifiedDate"));
        Instant greatest = watermark;
        try (RecordCursor pages = setup.source().open(request)) {
            while (pages.hasNext()) {
                greatest = deliver(pages.next().records(), greatest, tally);
            }
            return greatest;
        } catch (SalesforceException e) {
            throw RunEnd.broken("the org could not be read (" + e.code() + ")", e);
        }
    }

    private Instant deliver(List<SObject> rows, Instant greatest, Tally tally) throws RunEnd {
        tally.pages++;
        tally.calls++;
        List<RecordChange> changes = rows.stream().map(LiteralSync::change).toList();
        if (!changes.isEmpty()) {
            setup.delivery()
                    .deliver(
                            new ChangePage(
                                    selection.sobject(), new SyncWindow(greatest, latest(changes, greatest)), changes),
                            tally);
        }
        tally.readBy(setup.source().profile().api(), changes.size());
        return latest(changes, greatest);
    }

    private static Instant latest(List<RecordChange> changes, Instant before) {
        return changes.stream()
                .map(RecordChange::stamp)
                .filter(before::isBefore)
                .max(Instant::compareTo)
                .orElse(before);
    }

    private static RecordChange change(SObject row) {
        return new RecordChange.Upserted(
                row, row.id().orElseThrow(), row.instant("LastModifiedDate").orElseThrow());
    }

    private void checkRate(Tally tally) throws RunEnd {
        double rate = tally.read == 0 ? 1 : tally.delivered / (double) tally.read;
        if (rate < minSuccessRate) {
            throw RunEnd.partial("the host took " + tally.delivered + " of " + tally.read
                    + " changes, less than asked for; the watermark stays");
        }
    }

    private SyncSummary summary(Tally tally, Instant from, Instant until, SyncOutcome outcome) {
        return tally.summary(
                setup.name(),
                selection.sobject(),
                new SyncWindow(from, until),
                FenceRule.NONE,
                outcome,
                NO_LOG,
                List.of());
    }

    private static SyncSummary stopped(RunEnd end, SyncSummary summary) {
        if (summary.outcome() instanceof SyncOutcome.Broken broken) {
            String what = "literal sync of " + summary.sobject() + " (" + summary.name() + ") stopped: ";
            throw new SyncException(what + broken.reason() + "; the watermark stays", summary, end.getCause());
        }
        return summary;
    }
}
