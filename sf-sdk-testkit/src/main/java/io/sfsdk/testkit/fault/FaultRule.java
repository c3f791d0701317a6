package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A fault waiting for its requests. Safe to share. */
public final class FaultRule {
    private final Predicate<? super Request> matches;
    private final LongPredicate turns;
    private final Fault fault;
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong fired = new AtomicLong();

    FaultRule(Predicate<? super Request> matches, LongPredicate turns, Fault fault) {
        this.matches = matches;
        this.turns = turns;
        this.fault = fault;
    }

    /** How often the fault has happened. */
    public long fired() {
        return fired.get();
    }

    /** How many matching requests have come since the rule was made. */
    public long seen() {
        return seen.get();
    }

    @Nullable
    Fault decide(Exchange exchange) {
        boolean strikes = matches.test(exchange.request()) && turns.test(seen.incrementAndGet());
        return strikes ? fault : null;
    }

    void countFired() {
        fired.incrementAndGet();
    }
}
