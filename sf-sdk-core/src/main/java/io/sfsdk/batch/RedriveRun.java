package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.Settlement;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One re-drive from the first open letter to the last that was there when it began. */
final class RedriveRun {
    static final int PAGE = 200;

    private final DeadLetterStore store;
    private final RedriveSettings settings;
    private final RedriveTally tally = new RedriveTally();
    private long driven;
    private boolean limitReached;
    private @Nullable BatchSummary stopped;

    RedriveRun(DeadLetterStore store, RedriveSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    RedriveSummary run() {
        long until = store.last();
        long after = 0;
        int size = Math.max(PAGE, settings.selection().window());
        List<StoredLetter> page = store.open(after, size);
        while (goesOn() && !page.isEmpty() && page.get(0).number() <= until) {
            after = page.get(page.size() - 1).number();
            drivePage(page.stream()
                    .filter(letter -> letter.number() <= until)
                    .sorted(settings.selection().order())
                    .toList());
            page = store.open(after, size);
        }
        return new RedriveSummary(
                outcome(),
                tally.seen,
                tally.written,
                tally.failedAgain,
                tally.left,
                tally.doubtful,
                tally.unprocessed,
                tally.calls,
                stopped == null ? null : stopped.cause());
    }

    private boolean goesOn() {
        return stopped == null && !limitReached;
    }

    private BatchOutcome outcome() {
        if (stopped != null) {
            return stopped.outcome();
        }
        return limitReached ? BatchOutcome.STOPPED_AT_COUNT : BatchOutcome.COMPLETE;
    }

    private void drivePage(List<StoredLetter> page) {
        Map<StoredLetter, MarkedLetters.Finding> findings = look(page);
        List<RedriveGroup.Driven> group = new ArrayList<>();
        for (StoredLetter stored : page) {
            if (driven == settings.selection().limit()) {
                limitReached = true;
                break;
            }
            tally.seen++;
            RedriveGroup.Driven next = prepare(stored, findings.getOrDefault(stored, MarkedLetters.Finding.UNKNOWN));
            if (next == null) {
                continue;
            }
            driven++;
            if (!group.isEmpty()
                    && (group.size() == PAGE || !group.get(0).step().equals(next.step()))) {
                driveGroup(group);
                group = new ArrayList<>();
            }
            group.add(next);
        }
        if (!group.isEmpty()) {
            driveGroup(group);
        }
    }

    private Map<StoredLetter, MarkedLetters.Finding> look(List<StoredLetter> page) {
        MarkedLetters marked = settings.marked();
        List<StoredLetter> doubtfulOnes = page.stream()
                .filter(stored -> stored.doubtful()
                        && settings.step(stored) != null
                        && settings.selection().filter().test(stored.letter()))
                .toList();
        return marked == null || doubtfulOnes.isEmpty()
                ? Map.of()
                : marked.look(doubtfulOnes, settings.batch().clock().instant());
    }

    private RedriveGroup.@Nullable Driven prepare(StoredLetter stored, MarkedLetters.Finding finding) {
        Step step = settings.step(stored);
        if (step == null || !settings.selection().filter().test(stored.letter())) {
            tally.left++;
            return null;
        }
        if (stored.doubtful() && finding == MarkedLetters.Finding.THERE) {
            resolve(stored);
            return null;
        }
        boolean isAbsent = finding == MarkedLetters.Finding.ABSENT && settings.sendsAbsentAgain();
        if (stored.doubtful() && !isAbsent && !settings.includeDoubtful()) {
            tally.doubtful++;
            return null;
        }
        Optional<SObject> corrected = settings.correction().apply(stored.letter());
        if (corrected.isEmpty()) {
            tally.left++;
            return null;
        }
        return new RedriveGroup.Driven(stored, corrected.get(), step);
    }

    private void driveGroup(List<RedriveGroup.Driven> group) {
        if (stopped != null) {
            tally.unprocessed += group.size();
            return;
        }
        BatchSummary summary = new RedriveGroup(store, settings, tally, group).drive();
        if (!summary.isComplete()) {
            stopped = summary;
        }
    }

    /** The org has it; only the letter did not know. */
    private void resolve(StoredLetter stored) {
        List<StoredLetter> claimed = store.claim(List.of(stored));
        if (claimed.isEmpty()) {
            tally.left++;
            return;
        }
        store.settle(List.of(new Settlement.Resolved(claimed.get(0))));
        tally.written++;
    }
}
