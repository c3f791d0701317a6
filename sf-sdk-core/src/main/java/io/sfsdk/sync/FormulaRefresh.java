package io.sfsdk.sync;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rows again that the sync has delivered, since values of formulas change under the same stamp. Which values the host has
 * is not kept: a hash for each row would grow with the org, so that each row is delivered, unless the bounded content ledger knows
 * it.
 */
final class FormulaRefresh {
    private final SyncSetup setup;
    private final StoredPosition owner;
    private final Cell cell;
    private final Tally tally = new Tally();

    /** @param owner the refresh's org and object */
    FormulaRefresh(SyncSetup setup, StoredPosition owner) {
        this.setup = setup;
        this.owner = owner;
        this.cell = setup.formulasCell();
    }

    /** @param reached how far the sync has come */
    SyncSummary run(Instant reached) {
        PagePosition begun = begun().orElse(PagePosition.before(reached.plusSeconds(1)));
        SyncWindow range = new SyncWindow(Instant.EPOCH, begun.stamp());
        ContentLedger contents = null;
        try {
            FieldWatch fields = FieldWatch.begin(setup, reached, begun.stamp());
            checkFormulas(fields);
            range = new SyncWindow(fields.originBefore(begun.stamp()), begun.stamp());
            contents = setup.takeContents();
            new Reread(setup.remembering(contents), fields, range, tally)
                    .run(begun.id(), Integer.MAX_VALUE, id -> cell.move(place(begun.stamp(), id)));
            tally.calls += fields.calls();
            fields.save();
            ContentLedger.putBack(contents);
            return summary(range, new SyncOutcome.Complete(begun.stamp()));
        } catch (RunEnd e) {
            ContentLedger.putBack(contents, e);
            return e.summaryOrFailure(summary(range, e.outcome(begun.stamp())));
        }
    }

    private Optional<PagePosition> begun() {
        return cell.load()
                .map(StoredPosition::parse)
                .map(found -> found.ifOf(owner, setup.name()))
                .flatMap(StoredPosition::reached);
    }

    private void checkFormulas(FieldWatch fields) {
        if (!fields.hasFormulas()) {
            throw new IllegalStateException(
                    "none of the fields of sync " + setup.name()
                            + " is a formula or a parent's: all of its changes come with stamps, and there is nothing to refresh");
        }
    }

    /** At the end there is none, and the next refresh begins anew. */
    private String place(Instant until, @Nullable String id) {
        return owner.at(id == null ? null : new PagePosition(until, id)).text();
    }

    private SyncSummary summary(SyncWindow range, SyncOutcome outcome) {
        return tally.summary(setup.name(), setup.selection().sobject(), range, FenceRule.POSITION, outcome);
    }
}
