package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Request;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Says which of the matching requests, counted from 1 from now on, a fault strikes. */
public final class FaultPlan {
    private final Predicate<? super Request> matches;
    private final Function<FaultRule, FaultRule> register;

    FaultPlan(Predicate<? super Request> matches, Function<FaultRule, FaultRule> register) {
        this.matches = matches;
        this.register = register;
    }

    /** Strikes the next one. */
    public FaultRule once(Fault fault) {
        return times(1, fault);
    }

    /** Strikes the next {@code count}. */
    public FaultRule times(long count, Fault fault) {
        return rule(turn -> turn <= count, fault);
    }

    /** Strikes the one with this number. */
    public FaultRule at(long number, Fault fault) {
        return rule(turn -> turn == number, fault);
    }

    /** Strikes each one whose number is a multiple of {@code interval}. */
    public FaultRule every(long interval, Fault fault) {
        return rule(turn -> turn % interval == 0, fault);
    }

    /** Strikes all until {@link Faults#remove} or {@link Faults#clear}. */
    public FaultRule always(Fault fault) {
        return rule(turn -> true, fault);
    }

    private FaultRule rule(LongPredicate turns, Fault fault) {
        return register.apply(new FaultRule(matches, turns, fault));
    }
}
