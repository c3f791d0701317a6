package io.sfsdk.budget;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the accounts of a budget are kept: in this process, or in a text that processes share. Safe to share. */
final class Ledger {
    private static final int MOST_TRIES = 1_000;

    private final @Nullable SharedLedger shared;
    private final AtomicReference<LedgerState> seen = new AtomicReference<>(LedgerState.empty());

    Ledger(@Nullable SharedLedger shared) {
        this.shared = shared;
    }

    boolean isShared() {
        return shared != null;
    }

    /** As it was when this process last looked. */
    LedgerState seen() {
        return Objects.requireNonNull(seen.get());
    }

    /**
     * Changes the ledger in one step.
     *
     * @param change asked again if somebody else was faster; must have no other effect
     */
    <R> R change(Function<LedgerState, Change<R>> change) {
        return shared == null ? changeHere(change) : changeShared(shared, change);
    }

    private <R> R changeHere(Function<LedgerState, Change<R>> change) {
        while (true) {
            LedgerState before = seen();
            Change<R> made = change.apply(before);
            if (seen.compareAndSet(before, made.next())) {
                return made.result();
            }
        }
    }

    private <R> R changeShared(SharedLedger store, Function<LedgerState, Change<R>> change) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<String> text = store.load();
            LedgerState before = text.map(LedgerText::parse).orElseGet(LedgerState::empty);
            Change<R> made = change.apply(before);
            if (made.next().equals(before) || store.replace(text.orElse(null), LedgerText.of(made.next()))) {
                seen.set(made.next());
                return made.result();
            }
        }
        throw new IllegalStateException("the shared ledger was changed by others at each of " + MOST_TRIES + " tries");
    }

    /** What the ledger becomes, and what is told of it. */
    record Change<R>(LedgerState next, R result) {}
}
