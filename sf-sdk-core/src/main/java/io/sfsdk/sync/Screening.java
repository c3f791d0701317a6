package io.sfsdk.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of records, divided into those the host is due and those it has already.
 *
 * @param due in the page's order
 * @param recognised how many were delivered before
 * @param late how many of {@code due} became visible behind the position
 * @param again how many of {@code due} may have been delivered before
 */
record Screening(List<RecordChange> due, int recognised, int late, int again) {
    static Screening of(List<RecordChange> changes, Progress progress) {
        List<RecordChange> due = new ArrayList<>(changes.size());
        int late = 0;
        int again = 0;
        for (RecordChange change : changes) {
            if (!progress.position().covers(change)) {
                due.add(change);
                continue;
            }
            Ledger.Verdict verdict = progress.verdict(change);
            if (verdict != Ledger.Verdict.DELIVERED) {
                due.add(change);
                late += verdict == Ledger.Verdict.LATE ? 1 : 0;
                again += verdict == Ledger.Verdict.LATE ? 0 : 1;
            }
        }
        return new Screening(due, changes.size() - due.size(), late, again);
    }
}
