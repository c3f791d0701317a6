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
import org.jspecify.annotations.Nullable;

/** Letters that are sent for together: claimed, driven, and settled or released. Used by one thread, and once. */
final class RedriveGroup {
    private final DeadLetterStore store;
    private final RedriveSettings settings;
    private final RedriveTally tally;
    private final List<Driven> group;

    /** @param group to one step, at least one */
    RedriveGroup(DeadLetterStore store, RedriveSettings settings, RedriveTally tally, List<Driven> group) {
        this.store = store;
        this.settings = settings;
        this.tally = tally;
        this.group = group;
    }

    /** What became of the run; it may have stopped before the end of the group. */
    BatchSummary drive() {
        Map<Long, Driven> open = claim();
        List<Driven> claimed = List.copyOf(open.values());
        Feed feed = new Feed(claimed.stream().map(Driven::record).iterator(), Grouping.none(), 0);
        RunParts parts = new RunParts(
                group.get(0).step(),
                feed,
                (items, letters) -> settle(items, letters, claimed, open),
                (item, fate, at) -> Successors.after(letter(claimed, item), item, fate, at),
                Doubts.concern(group.get(0).step()) ? doubts(claimed) : null,
                null);
        BatchRun run = new BatchRun(parts, settings.batch().afterFailures(tally.failedAgain));
        BatchSummary summary = runOrRelease(run, claimed, open);
        release(List.copyOf(open.values()));
        tally.calls += summary.calls();
        return summary;
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
    private Map<Long, Driven> claim() {
        Map<Long, Driven> claimed = new LinkedHashMap<>();
        Map<Long, Driven> byNumber = new HashMap<>();
        group.forEach(driven -> byNumber.put(driven.stored().number(), driven));
        for (StoredLetter stored :
                store.claim(group.stream().map(Driven::stored).toList())) {
            claimed.put(stored.number(), byNumber.get(stored.number()));
        }
        tally.left += group.size() - claimed.size();
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
        tally.failedAgain += letters.size();
        tally.written += settlements.size() - letters.size();
    }

    /** Nothing was sent of these. One that was doubtful before is so still and keeps its mark. */
    private void release(List<Driven> untouched) {
        tally.unprocessed += untouched.size();
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

    private static DeadLetter letter(List<Driven> claimed, Item item) {
        return claimed.get((int) item.index()).stored().letter();
    }

    /** A letter with what is sent for it and where. */
    record Driven(StoredLetter stored, SObject record, Step step) {}
}
