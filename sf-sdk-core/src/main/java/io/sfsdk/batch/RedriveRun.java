package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetter;
import io.sfsdk.deadletter.DeadLetterStore;
import io.sfsdk.deadletter.Settlement;
import io.sfsdk.deadletter.StoredLetter;
import io.sfsdk.record.SObject;
import java.math.BigInteger;
import java.time.Instant;
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
    private @Nullable BatchSummary stopped;

    RedriveRun(DeadLetterStore store, RedriveSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    RedriveSummary run() {
        long until = store.last();
        long after = 0;
        List<StoredLetter> page = store.open(after, PAGE);
        while (stopped == null && !page.isEmpty() && page.get(0).number() <= until) {
            after = page.get(page.size() - 1).number();
            drivePage(page.stream().filter(letter -> letter.number() <= until).toList());
            page = store.open(after, PAGE);
        }
        return new RedriveSummary(
                stopped == null ? BatchOutcome.COMPLETE : stopped.outcome(),
                seen,
                written,
                failedAgain,
                left,
                doubtful,
                unprocessed,
                calls,
                stopped == null ? null : stopped.cause());
    }

    private void drivePage(List<StoredLetter> page) {
        seen += page.size();
        List<Driven> group = new ArrayList<>();
        for (StoredLetter stored : page) {
            Driven next = prepare(stored);
            if (next == null) {
                continue;
            }
            if (!group.isEmpty() && !group.get(0).step().equals(next.step())) {
                driveGroup(group);
                group = new ArrayList<>();
            }
            group.add(next);
        }
        if (!group.isEmpty()) {
            driveGroup(group);
        }
    }

    private @Nullable Driven prepare(StoredLetter stored) {
        Step step = settings.step(stored);
        if (step != null && stored.doubtful() && !settings.includeDoubtful()) {
            doubtful++;
            return null;
        }
        Optional<SObject> corrected =
                step == null ? Optional.empty() : settings.correction().apply(stored.letter());
        if (step == null || corrected.isEmpty()) {
            left++;
            return null;
        }
        return new Driven(stored, corrected.get(), step);
    }

    private void driveGroup(List<Driven> group) {
        if (stopped != null) {
            unprocessed += group.size();
            return;
        }
        Map<Long, Driven> open = claim(group);
        List<Driven> claimed = List.copyOf(open.values());
        BatchRun run = new BatchRun(
                group.get(0).step(),
                settings.batch().afterFailures(failedAgain),
                claimed.stream().map(Driven::record).iterator(),
                (items, letters) -> settle(items, letters, claimed, open),
                (item, fate, at) ->
                        successor(claimed.get((int) item.index()).stored().letter(), item, fate, at));
        BatchSummary summary = run.run();
        release(List.copyOf(open.values()));
        calls += summary.calls();
        if (!summary.isComplete()) {
            stopped = summary;
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
            } else if (!item.isUnprocessed()) {
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

    private DeadLetter successor(DeadLetter letter, Item item, Fate.Dead fate, Instant failedAt) {
        return new DeadLetter(
                successorId(letter.id()),
                letter.job(),
                letter.inputIndex(),
                letter.operation(),
                item.record(),
                fate.reason(),
                fate.errors(),
                item.attempts(),
                fate.requestId(),
                failedAt,
                letter.id());
    }

    /** {@code x}, {@code x~1}, {@code x~2}: one letter has one successor. A number of any length is one more each time. */
    private static String successorId(String id) {
        int tilde = id.lastIndexOf('~');
        String tail = id.substring(tilde + 1);
        boolean isSuccessor = tilde >= 0 && !tail.isEmpty() && tail.chars().allMatch(c -> c >= '0' && c <= '9');
        return isSuccessor ? id.substring(0, tilde) + "~" + new BigInteger(tail).add(BigInteger.ONE) : id + "~1";
    }

    /** A letter with what is sent for it and where. */
    private record Driven(StoredLetter stored, SObject record, Step step) {}
}
