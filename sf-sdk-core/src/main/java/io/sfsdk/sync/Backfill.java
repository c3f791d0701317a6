package io.sfsdk.sync;

import org.jspecify.annotations.Nullable;

/** Brings the rows that were delivered without a field, now that there is one. */
final class Backfill {
    private final SyncSetup setup;
    private final FieldWatch fields;
    private final Tally tally;

    Backfill(SyncSetup setup, FieldWatch fields, Tally tally) {
        this.setup = setup;
        this.fields = fields;
        this.tally = tally;
    }

    /** Reads as many old rows as one run may; the next run goes on behind them. */
    void run() throws RunEnd {
        KnownFields.Refill refill = fields.refill();
        if (refill != null) {
            SyncWindow range = new SyncWindow(fields.originBefore(refill.until()), refill.until());
            new Reread(setup, fields, range, tally)
                    .run(refill.after(), setup.fields().rereadPages(), place -> reached(refill, place));
        }
    }

    /** Leaves alone what was begun anew meanwhile, since fields changed again. */
    private void reached(KnownFields.Refill begun, @Nullable String id) throws RunEnd {
        KnownFields.Refill now = fields.refill();
        if (now != null && now.fields().equals(begun.fields()) && now.until().equals(begun.until())) {
            fields.refilled(id == null ? null : new KnownFields.Refill(now.fields(), now.until(), id));
        }
    }
}
