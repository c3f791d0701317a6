package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.record.SObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far a run has come, so that another process can go on. It moves for each chunk: before its calls, to say that its
 * records are about to be sent; at each ticket that a call tells; and once its outcome and its letters are durable.
 *
 * <p>Safe to share by the threads of one run. Moves come one after the other, because each must follow from the text that the one
 * before it has stored: the lock is held for one call of the store, and nothing else waits within it. How far the input was read
 * changes with the moves of the job's thread only, so that a ticket tells no more of it than was true when its chunk was cut.
 */
final class Journal {
    private static final Fate LEFT_OPEN = new Fate.Dead(
            DeadLetterReason.IN_DOUBT,
            List.of(ApiError.of(
                    ErrorCode.NO_ANSWER,
                    "an earlier run of this job ended while the record was on its way to the org")),
            null);

    private final ReentrantLock lock = new ReentrantLock();
    private final JournalFile file;
    private final UUID run;
    private final Instant begun;
    private final Tail tail;
    private final SortedMap<Long, Open> open = new TreeMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final long skipped;
    private long pulled;
    private String last;

    /** @param records those of the state that have no end, by their places */
    Journal(JournalFile file, JournalState state, SortedMap<Long, SObject> records, Tail tail) {
        this.file = file;
        this.run = state.run();
        this.begun = state.begun();
        this.tail = tail;
        this.pulled = state.pulled();
        this.last = state.last();
        this.skipped = state.pulled() - records.size();
        Map<Long, Item> items = new HashMap<>();
        records.forEach((place, record) -> {
            items.put(place, new Item(place, record));
            open.put(place, new Open(record, Boolean.TRUE.equals(state.open().get(place))));
        });
        for (JournalState.Ticket ticket : state.calls()) {
            calls.add(new Call(
                    ticket.ticket(), ticket.places().stream().map(items::get).toList()));
        }
    }

    /** A record without an end. */
    private record Open(SObject record, boolean mayBeThere) {}

    UUID run() {
        return run;
    }

    Instant begun() {
        return begun;
    }

    /** Records that earlier runs have settled. */
    long skipped() {
        return skipped;
    }

    /** The place in the input at which this run goes on pulling. */
    long position() {
        return pulled;
    }

    /** The input, watched. */
    Iterator<SObject> watch(Iterator<? extends SObject> input) {
        return tail.watch(input);
    }

    /** The calls of earlier runs whose end nobody saw; their records are pending. */
    List<Leftover> leftovers() {
        calls.forEach(call -> call.items().forEach(item -> item.become(new Fate.Pending())));
        return Leftover.of(calls);
    }

    /**
     * What else earlier runs took and did not settle. What may be there and must not be sent twice has its fate: a doubt.
     *
     * @param repeatable whether it may be sent twice
     */
    List<Item> resumed(boolean repeatable) {
        Set<Long> covered = new HashSet<>();
        calls.forEach(call -> call.items().forEach(item -> covered.add(item.index())));
        List<Item> items = new ArrayList<>();
        open.forEach((place, left) -> {
            Item item = new Item(place, left.record());
            if (left.mayBeThere() && !repeatable) {
                item.become(LEFT_OPEN);
            }
            if (!covered.contains(place)) {
                items.add(item);
            }
        });
        return items;
    }

    /**
     * Notes that a chunk is about to be sent.
     *
     * @param mayBeThere whether it may be in the org from now on; else its tickets will say so
     */
    void intend(List<Item> chunk, boolean mayBeThere, Feed feed) {
        lock.lock();
        try {
            chunk.forEach(item -> open.put(item.index(), new Open(item.record(), mayBeThere)));
            follow(feed);
            move();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Notes a ticket. If the journal cannot be moved, it does not have it.
     *
     * @param instead the call's ticket so far, of a job that took nothing
     */
    void keep(Call call, @Nullable Call instead) {
        lock.lock();
        try {
            List<Call> before = List.copyOf(calls);
            if (instead != null) {
                calls.remove(instead);
            }
            calls.add(call);
            try {
                move();
            } catch (RuntimeException | Error e) {
                calls.clear();
                calls.addAll(before);
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    /** A call that took nothing; the next move leaves it out. */
    void forget(Call call) {
        lock.lock();
        try {
            calls.remove(call);
        } finally {
            lock.unlock();
        }
    }

    /** Notes how a chunk ended. What is pending stays as it is. */
    void settle(List<Item> items, boolean lettersAreKept, Feed feed) {
        lock.lock();
        try {
            Set<Item> settled = new HashSet<>(items);
            calls.removeIf(call -> settled.contains(call.items().get(0)) && !call.isPending());
            items.forEach(item -> settle(item, lettersAreKept));
            follow(feed);
            move();
        } finally {
            lock.unlock();
        }
    }

    private void settle(Item item, boolean letterIsKept) {
        if (item.isUnprocessed()) {
            open.put(item.index(), new Open(item.record(), false));
        } else if (item.isDead() && !letterIsKept) {
            open.put(item.index(), new Open(item.record(), item.isInDoubt()));
        } else if (!item.isPending()) {
            open.remove(item.index());
        }
    }

    private void follow(Feed feed) {
        feed.rest().forEach(item -> open.put(item.index(), new Open(item.record(), item.isInDoubt())));
        pulled = feed.position();
        last = tail.fingerprint();
    }

    private void move() {
        SortedMap<Long, Boolean> places = new TreeMap<>();
        open.forEach((place, left) -> places.put(place, left.mayBeThere()));
        List<SObject> records = open.values().stream().map(Open::record).toList();
        file.move(new JournalState(run, begun, pulled, places, last, Fingerprint.of(records), tickets()));
    }

    private List<JournalState.Ticket> tickets() {
        return calls.stream()
                .map(call -> new JournalState.Ticket(
                        call.ticket(), call.items().stream().map(Item::index).toList()))
                .toList();
    }
}
