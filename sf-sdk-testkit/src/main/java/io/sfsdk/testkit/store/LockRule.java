package io.sfsdk.testkit.store;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Refuses records a given number of times as if another process held them: {@code UNABLE_TO_LOCK_ROW}. */
public final class LockRule implements WriteRule {
    private final String object;
    private final Predicate<Row> locked;
    private final AtomicInteger left;

    private LockRule(String object, Predicate<Row> locked, int times) {
        this.object = object;
        this.locked = locked;
        this.left = new AtomicInteger(times);
    }

    /** Refuses the first {@code times} writes of records that match; the predicate sees the record as it would be stored. */
    public static LockRule times(String object, Predicate<Row> locked, int times) {
        return new LockRule(object, locked, times);
    }

    /** Refuses until the rule is removed. */
    public static LockRule always(String object, Predicate<Row> locked) {
        return new LockRule(object, locked, Integer.MAX_VALUE);
    }

    @Override
    public List<RowError> check(WriteAttempt attempt) {
        boolean refused = attempt.concerns(object)
                && locked.test(attempt.after())
                && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        return refused ? List.of(RowErrors.locked(attempt.after().id())) : List.of();
    }
}
