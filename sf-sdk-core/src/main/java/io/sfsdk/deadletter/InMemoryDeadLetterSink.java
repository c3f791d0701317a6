package io.sfsdk.deadletter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a bounded number of letters in memory, for tests and small jobs whose caller looks at them at once. They are gone with
 * the process. Safe to share.
 */
public final class InMemoryDeadLetterSink implements DeadLetterStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, StoredLetter> open = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private final int capacity;
    private long last;

    /** Room for 10,000 letters. */
    public InMemoryDeadLetterSink() {
        this(10_000);
    }

    /** @param capacity letters at most, settled ones included; the job stops when one more comes */
    public InMemoryDeadLetterSink(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, got " + capacity);
        }
        this.capacity = capacity;
    }

    /** The open letters in order. */
    public List<DeadLetter> letters() {
        return open(0, Integer.MAX_VALUE).stream().map(StoredLetter::letter).toList();
    }

    /** @throws DeadLetterException if there is no room for all of them; then none is kept */
    @Override
    public void accept(List<DeadLetter> letters) {
        lock.lock();
        try {
            List<DeadLetter> fresh = letters.stream()
                    .filter(letter -> !numbers.containsKey(letter.id()))
                    .toList();
            if (numbers.size() + fresh.size() > capacity) {
                throw new DeadLetterException(
                        "no room for " + fresh.size() + " more dead letters beside " + numbers.size()
                                + " in memory; use a file or a table for so many",
                        null);
            }
            fresh.forEach(this::keep);
        } finally {
            lock.unlock();
        }
    }

    private void keep(DeadLetter letter) {
        last++;
        numbers.put(letter.id(), last);
        open.put(last, new StoredLetter(last, letter, false));
    }

    @Override
    public long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<StoredLetter> open(long after, int max) {
        lock.lock();
        try {
            return open.values().stream()
                    .filter(letter -> letter.number() > after)
                    .limit(max)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<StoredLetter> claim(List<StoredLetter> letters) {
        lock.lock();
        try {
            List<StoredLetter> claimed = new ArrayList<>();
            for (StoredLetter letter : letters) {
                StoredLetter now = open.get(letter.number());
                if (now != null && now.claimed() == letter.claimed()) {
                    open.put(now.number(), new StoredLetter(now.number(), now.letter(), true));
                    claimed.add(letter);
                }
            }
            return claimed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void settle(List<Settlement> settlements) {
        lock.lock();
        try {
            settlements.forEach(this::settle);
        } finally {
            lock.unlock();
        }
    }

    private void settle(Settlement settlement) {
        StoredLetter stored = settlement.stored();
        if (settlement instanceof Settlement.Released) {
            open.computeIfPresent(stored.number(), (number, now) -> new StoredLetter(number, now.letter(), false));
            return;
        }
        boolean wasOpen = open.remove(stored.number()) != null;
        if (wasOpen && settlement instanceof Settlement.Replaced replaced) {
            keep(replaced.successor());
        }
    }
}
