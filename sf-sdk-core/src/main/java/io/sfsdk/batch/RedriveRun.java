package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.Settlement;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One re-drive from the first open letter to the last that was there when it began. */
final class RedriveRun {
    static final int PAGE = 200;

    private final DeadLetterStore store;
    private final RedriveSettings settings;
    private long seen;
    private long written;
    private long failedAgain;
    private long left;
    private long doubtful;
    private long unprocessed;
    private long calls;
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
                seen,
                written,
                failedAgain,
                left,
                doubtful,
                unprocessed,
                calls,
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
        List<Driven> group = new ArrayList<>();
        for (StoredLetter stored : page) {
            if (driven == settings.selection().limit()) {
                limitReached = true;
                break;
            }
            seen++;
            Driven next = prepare(stored, findings.getOrDefault(stored, MarkedLetters.Finding.UNKNOWN));
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

    private @Nullable Driven prepare(StoredLetter stored, MarkedLetters.Finding finding) {
        Step step = settings.step(stored);
        if (step == null || !settings.selection().filter().test(stored.letter())) {
            left++;
            return null;
        }
        if (stored.doubtful() && finding == MarkedLetters.Finding.THERE) {
            resolve(stored);
            return null;
        }
        boolean isAbsent = finding == MarkedLetters.Finding.ABSENT && settings.sendsAbsentAgain();
        if (stored.doubtful() && !isAbsent && !settings.includeDoubtful()) {
            doubtful++;
            return null;
        }
        Optional<SObject> corrected = settings.correction().apply(stored.letter());
        if (corrected.isEmpty()) {
            left++;
            return null;
        }
        return new Driven(stored, corrected.get(), step);
    }

    /** The org has it; only the letter did not know. */
    private void resolve(StoredLetter stored) {
        List<StoredLetter> claimed = store.claim(List.of(stored));
        if (claimed.isEmpty()) {
            left++;
            return;
        }
        store.settle(List.of(new Settlement.Resolved(claimed.get(0))));
        written++;
    }

    private static DeadLetter letter(List<Driven> claimed, Item item) {
        return claimed.get((int) item.index()).stored().letter();
    }

    private @Nullable Doubts doubts(List<Driven> claimed) {
        MarkedLetters marked = settings.marked();
        return marked == null
                ? null
                : new Doubts(
                        marked.policy(),
                        marked.resolver(),
                        settings.batch().clock().instant(),
                        item -> Successors.idAfter(letter(claimed, item).id()));
    }

    private void driveGroup(List<Driven> group) {
        if (stopped != null) {
            unprocessed += group.size();
            return;
        }
        Map<Long, Driven> open = claim(group);
        List<Driven> claimed = List.copyOf(open.values());
        Feed feed = new Feed(claimed.stream().map(Driven::record).iterator(), Grouping.none(), 0);
        RunParts parts = new RunParts(
                group.get(0).step(),
                feed,
                (items, letters) -> settle(items, letters, claimed, open),
                (item, fate, at) -> Successors.after(letter(claimed, item), item, fate, at),
                Doubts.concern(group.get(0).step()) ? doubts(claimed) : null,
                null);
        BatchRun run = new BatchRun(parts, settings.batch().afterFailures(failedAgain));
        BatchSummary summary = runOrRelease(run, claimed, open);
        release(List.copyOf(open.values()));
        calls += summary.calls();
        if (!summary.isComplete()) {
            stopped = summary;
        }
    }

    /** Letters of which a run that was broken off surely sent nothing are not left doubtful. */
    private BatchSummary runOrRelease(BatchRun run, List<Driven> claimed, Map<Long, Driven> open) {
        try {
            return run.run();
        } catch (BatchAbortedException e) {
            List<Driven> untouched =
                    new ArrayList<>(claimed.subList((int) e.summary().accepted(), claimed.size()));
            e.summary().unprocessed().forEach(record -> untouched.add(claimed.get((int) record.index())));
            untouched.removeIf(driven -> !open.containsKey(driven.stored().number()));
            try {
                release(untouched);
            } catch (RuntimeException | Error second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Notes that these are about to be sent. What another re-drive took meanwhile is not ours to count. */
    private Map<Long, Driven> claim(List<Driven> group) {
        Map<Long, Driven> claimed = new LinkedHashMap<>();
        Map<Long, Driven> byNumber = new HashMap<>();
        group.forEach(driven -> byNumber.put(driven.stored().number(), driven));
        for (StoredLetter stored :
                store.claim(group.stream().map(Driven::stored).toList())) {
            claimed.put(stored.number(), byNumber.get(stored.number()));
        }
        left += group.size() - claimed.size();
        return claimed;
    }

    private void settle(List<Item> items, List<DeadLetter> letters, List<Driven> claimed, Map<Long, Driven> open) {
        List<Settlement> settlements = new ArrayList<>();
        int letter = 0;
        for (Item item : items) {
            StoredLetter stored = claimed.get((int) item.index()).stored();
            if (item.isDead()) {
                settlements.add(new Settlement.Replaced(stored, letters.get(letter++)));
            } else if (!item.isOpen()) {
                settlements.add(new Settlement.Resolved(stored));
            }
        }
        store.settle(settlements);
        settlements.forEach(settlement -> open.remove(settlement.stored().number()));
        failedAgain += letters.size();
        written += settlements.size() - letters.size();
    }

    /** Nothing was sent of these. One that was doubtful before is so still and keeps its mark. */
    private void release(List<Driven> untouched) {
        unprocessed += untouched.size();
        List<Settlement> released = new ArrayList<>();
        for (Driven driven : untouched) {
            if (!driven.stored().claimed()) {
                released.add(new Settlement.Released(driven.stored()));
            }
        }
        if (!released.isEmpty()) {
            store.settle(released);
        }
    }

    /** A letter with what is sent for it and where. */
    private record Driven(StoredLetter stored, SObject record, Step step) {}
}
