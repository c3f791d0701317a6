package io.sfsdk.reconcile;

import io.sfsdk.copy.HeldVersion;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.sync.Fence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares range after range: the org is asked, the differences are repaired, the position moves. For one thread and once. */
final class ReconcileRun {
    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private final ReconcileSetup setup;
    private final Fence fence;
    private final RangePosition position;
    private final Instant begun;
    private final @Nullable RecordId start;
    private final RangeQuery query;
    private final OrgReader org;
    private final Judge judge;
    private final Tally tally = new Tally();

    /** @param since a pass that began earlier is begun again */
    ReconcileRun(ReconcileSetup setup, Fence fence, RangePosition position, Instant since) {
        this.setup = setup;
        this.fence = fence;
        this.position = position;
        this.begun = position.begin(fence.asOf(), since);
        this.start = position.reached();
        this.query = setup.query(fence.asOf());
        this.org = new OrgReader(setup.source(), setup.maxCalls(), fence.calls(), setup.isOn(Safeguard.COUNT_CHECK));
        this.judge = new Judge(
                setup.isOn(Safeguard.CLOSED_TIME_ONLY) ? fence.until() : Instant.MAX,
                setup.hasStamps(),
                setup.isByContent() ? setup.fields() : null);
    }

    ReconciliationReport run() {
        try {
            boolean isDone = false;
            while (!isDone) {
                isDone = close(next(position.reached()));
            }
            return report(new ReconciliationOutcome.Complete(begun));
        } catch (RunStop e) {
            return stopped(e);
        }
    }

    /** Ends where the target has as many records as a range shall have; the org may have more or less. */
    private IdRange next(@Nullable RecordId after) throws RunStop {
        RecordId first = null;
        RecordId end = null;
        try (HeldRows rows = new HeldRows(setup.index(), new IdRange(after, null))) {
            for (int count = 1; count <= setup.rangeSize(); count++) {
                HeldVersion version = rows.next();
                end = version == null ? null : version.id();
                first = count == 1 ? end : first;
                if (version == null) {
                    break;
                }
            }
        }
        return new IdRange(setup.isOn(Safeguard.RANGES_JOIN) || after == null ? after : first, end);
    }

    /** Returns whether it was the last. */
    private boolean close(IdRange range) throws RunStop {
        if (!setup.isOn(Safeguard.POSITION_AFTER_REPAIR)) {
            position.move(range.upTo());
        }
        IdRange closed = setup.depth() == Depth.COUNTS && countsAgree(range) ? range : compare(range);
        position.move(closed.upTo());
        tally.ranges++;
        log.debug(
                "range closed [reconciliation={}, ranges={}, repaired={}]", setup.name(), tally.ranges, tally.repaired);
        return closed.isLast();
    }

    private boolean countsAgree(IdRange range) throws RunStop {
        long records = org.count(query.count(range));
        long held = 0;
        try (HeldRows rows = new HeldRows(setup.index(), range)) {
            for (HeldVersion version = rows.next(); version != null; version = rows.next()) {
                held += version.isDeleted() ? 0 : 1;
            }
        }
        boolean isAgreed = records == held;
        tally.compared += isAgreed ? held : 0;
        return isAgreed;
    }

    /** Where the org has far more than the target, a page of it is range enough: else nothing were closed before all is read. */
    private IdRange compare(IdRange range) throws RunStop {
        List<SObject> page;
        try (Answer answer = ask(range)) {
            page = answer.firstPage();
            if (answer.size() <= 2L * setup.rangeSize() || page.size() == answer.size()) {
                merge(answer, range);
                return range;
            }
        }
        IdRange narrower =
                range.endingAt(query.listed(page.get(page.size() - 1)).id());
        try (Answer answer = ask(narrower)) {
            merge(answer, narrower);
            return narrower;
        }
    }

    private Answer ask(IdRange range) throws RunStop {
        return org.open(setup.isByContent() ? query.contents(range) : query.versions(range));
    }

    private void merge(Answer answer, IdRange range) throws RunStop {
        ListedRows rows = new ListedRows(answer, query, range);
        Repairs repairs = new Repairs(setup, query, org, judge, range, tally);
        try (HeldRows target = new HeldRows(setup.index(), range)) {
            Listed listed = rows.next();
            HeldVersion held = target.next();
            while (listed != null || held != null) {
                int order = listed == null ? 1 : held == null ? -1 : listed.id().compareTo(held.id());
                consider(order <= 0 ? listed : null, order >= 0 ? held : null, repairs);
                listed = order <= 0 ? rows.next() : listed;
                held = order >= 0 ? target.next() : held;
            }
        }
        repairs.settle();
    }

    private void consider(@Nullable Listed listed, @Nullable HeldVersion held, Repairs repairs) throws RunStop {
        Verdict verdict = judge.of(listed, held);
        tally.note(verdict);
        boolean isSuspect = verdict != Verdict.EQUAL && verdict != Verdict.OPEN && verdict != Verdict.AHEAD;
        if (isSuspect && listed != null) {
            repairs.add(new Suspect(listed.id(), listed, held));
        } else if (isSuspect && held != null) {
            repairs.add(new Suspect(held.id(), null, held));
        }
    }

    private ReconciliationReport stopped(RunStop stop) {
        ReconciliationReport report = report(outcome(stop));
        if (stop.outcome() instanceof ReconciliationOutcome.Broken broken) {
            RecordId reached = position.reached();
            throw new ReconciliationException(
                    "reconciliation of " + setup.sobject() + " (" + setup.name() + ") stopped: " + broken.reason()
                            + "; the next run goes on " + (reached == null ? "with the first id" : "behind " + reached),
                    report,
                    stop.getCause());
        }
        return report;
    }

    private ReconciliationOutcome outcome(RunStop stop) {
        return stop.outcome() instanceof ReconciliationOutcome.StoppedForBudget budget
                ? new ReconciliationOutcome.StoppedForBudget(budget.calls(), position.reached())
                : stop.outcome();
    }

    private ReconciliationReport report(ReconciliationOutcome outcome) {
        return new ReconciliationReport(
                setup.name(),
                setup.sobject(),
                setup.depth(),
                fence.until(),
                fence.rule(),
                start,
                position.reached(),
                tally.ranges,
                tally.compared,
                tally.findings(),
                tally.repaired,
                tally.tombstones,
                tally.deadLettered,
                org.calls(),
                outcome);
    }
}
