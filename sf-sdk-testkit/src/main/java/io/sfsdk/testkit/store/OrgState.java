package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** What the store keeps. Readers take {@link #committed}; everything else is done while holding {@link #lock}. */
final class OrgState {
    final ReentrantLock lock = new ReentrantLock();
    final Locks locks = new Locks(lock);
    final List<WriteRule> rules = new CopyOnWriteArrayList<>();
    final Map<String, AccessibleSchema> accesses = new ConcurrentHashMap<>();
    final Hidden hidden = new Hidden();
    final Commits commits = new Commits();
    final Instant founded;
    volatile Snapshot committed;
    volatile StorePolicy policy = StorePolicy.standard();
    volatile Duration stampSkew = Duration.ZERO;
    volatile int refreshes;
    volatile IntPredicate mayPublish = events -> true;

    private final Supplier<Instant> clock;
    private final Map<Integer, Counters> counters = new TreeMap<>();
    private final Set<TransactionScope> open = new HashSet<>();

    OrgState(Snapshot empty, Supplier<Instant> clock, Instant founded) {
        this.committed = empty;
        this.clock = clock;
        this.founded = founded;
    }

    /** The schema as the user sees it. */
    Schema schemaOf(String userId) {
        Schema schema = committed.catalog().schema();
        AccessibleSchema access = accesses.get(userId);
        return access == null ? schema : access.of(schema);
    }

    Instant now() {
        return clock.get();
    }

    /** The stamp of a write made now, by a node whose clock may differ. */
    Instant stamp() {
        return now().plus(stampSkew).truncatedTo(ChronoUnit.SECONDS);
    }

    Counters counters(int ordinal) {
        return counters.computeIfAbsent(ordinal, key -> new Counters(founded));
    }

    void opened(TransactionScope scope) {
        open.add(scope);
    }

    /** Publishes the scope's writes and ends it. A deletion that is still pending came behind each undelete of its record. */
    void commit(TransactionScope scope) {
        Pending pending = scope.pending();
        Snapshot before = committed;
        committed = pending.appliedTo(before);
        pending.restored()
                .forEach(restored -> counters(restored.ordinal()).deleteLog().forget(restored.id()));
        pending.deletions()
                .forEach(deletion -> counters(deletion.ordinal()).deleteLog().add(deletion.entry()));
        end(scope);
        commits.tell(scope, before);
    }

    void end(TransactionScope scope) {
        open.remove(scope);
        locks.release(scope);
    }

    /** The start of the oldest transaction that has written something. */
    Optional<Instant> oldestOpenStart() {
        return open.stream()
                .filter(scope -> !scope.pending().isEmpty())
                .map(TransactionScope::startedAt)
                .min(Instant::compareTo);
    }
}
