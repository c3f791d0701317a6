package io.sfsdk.subscribe;

import io.sfsdk.event.Event;
import io.sfsdk.subscribe.ChangeTransaction.End;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The handler gets the events of one transaction at a time, or as many of them as are allowed. */
final class Transactions implements Assembly {
    private static final Comparator<Event> BY_SEQUENCE = Comparator.comparingInt(
            event -> event.content().head().orElseThrow().sequenceNumber());

    private final TransactionHandler handler;
    private final OrderedKeys keys;
    private final int most;
    private final Duration wait;
    private final Clock clock;
    private final List<Entry> open = new ArrayList<>();
    private Instant last = Instant.MIN;
    private int parts;

    /**
     * @param most events of a part
     * @param wait for more of a transaction where none comes
     */
    Transactions(TransactionHandler handler, EventKey key, int most, Duration wait, Clock clock) {
        this.handler = handler;
        this.keys = new OrderedKeys(key);
        this.most = most;
        this.wait = wait;
        this.clock = clock;
    }

    @Override
    public List<Parcel> arriving(Entry next) {
        if (next.goesOn()) {
            return List.of();
        }
        List<Parcel> complete = open.isEmpty() ? List.of() : List.of(take(End.NEXT_BEGAN));
        parts = 0;
        return complete;
    }

    @Override
    public List<Parcel> add(Entry entry) {
        List<Parcel> part = open.size() < most ? List.of() : List.of(take(End.MORE_FOLLOWS));
        open.add(entry);
        last = clock.instant();
        return part;
    }

    @Override
    public boolean isOpen() {
        return !open.isEmpty();
    }

    @Override
    public Duration waitLeft(Instant now) {
        return wait.minus(Duration.between(last, now));
    }

    @Override
    public List<Parcel> silence() {
        return List.of(take(End.SILENCE));
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public void clear() {
        open.clear();
        parts = 0;
    }

    private Parcel take(End end) {
        List<Entry> entries = List.copyOf(open);
        open.clear();
        parts++;
        String key = entries.get(0).transaction();
        List<Event> events = entries.stream()
                .filter(entry -> !entry.isUnreadable())
                .map(Entry::event)
                .filter(event -> event.content().head().isPresent())
                .sorted(BY_SEQUENCE)
                .toList();
        ChangeTransaction transaction = new ChangeTransaction(key, events, parts, end, entries.size() - events.size());
        Set<String> order = keys(entries, key);
        return new Parcel(entries, order, keys.behind(entries, () -> handler.handle(transaction)));
    }

    /** Those of all its events, and one that keeps its parts in order. */
    private Set<String> keys(List<Entry> entries, String transaction) {
        Set<String> all = new HashSet<>();
        boolean isInOrderWithAll = false;
        for (Entry entry : entries) {
            Set<String> some = keys.of(entry);
            isInOrderWithAll |= some.isEmpty();
            all.addAll(some);
        }
        all.add("transaction " + transaction);
        return isInOrderWithAll ? Set.of() : all;
    }
}
