package io.sfsdk.testkit.fault;

import io.sfsdk.testkit.http.Exchange;
import io.sfsdk.testkit.http.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The faults an org has in store. Safe to share; rules may be added while requests run.
 *
 * <pre>{@code
 * org.faults().on(Requests.post("/composite/sobjects")).at(3, Breakages.dropAfterCommit());
 * org.faults().on(Requests.get("/query")).times(2, Answers.unavailable());
 * org.faults().random(seed, 0.25, 0.25);
 * }</pre>
 *
 * <p>Every rule counts every request that matches it, whether or not another rule struck first; the oldest rule that
 * strikes wins.
 */
public final class Faults {
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private volatile @Nullable RandomFaults random;

    /** Begins a rule for requests like these. */
    public FaultPlan on(Predicate<? super Request> requests) {
        return new FaultPlan(requests, this::add);
    }

    /** Begins a rule for all requests, logins too. */
    public FaultPlan on() {
        return on(Requests.all());
    }

    /**
     * Strikes by chance with the faults of {@link #passing()}, in place of an earlier call of this method.
     *
     * @param activation share of the faults that are active in this run, 0 to 1; 0.25 is a good start
     * @param firing share of the requests an active fault strikes, 0 to 1
     */
    public void random(long seed, double activation, double firing) {
        random(seed, activation, firing, passing());
    }

    /** As {@link #random(long, double, double)}, with these faults. */
    public void random(long seed, double activation, double firing, List<Fault> menu) {
        this.random = new RandomFaults(seed, activation, firing, List.copyOf(menu));
    }

    /** Faults a client may hope to survive by trying again: passing refusals, expired sessions, lost requests, lost answers. */
    public static List<Fault> passing() {
        return List.of(
                Answers.unavailable(),
                Answers.maintenance(),
                Answers.html(502),
                Answers.status(504),
                Answers.sessionExpired(),
                Answers.concurrentLimit(),
                Breakages.dropBeforeProcessing(),
                Breakages.resetBeforeProcessing(),
                Breakages.dropAfterCommit(),
                Breakages.resetAfterCommit(),
                Breakages.cutBody());
    }

    /** Takes one rule away. */
    public void remove(FaultRule rule) {
        rules.remove(rule);
    }

    /** Takes all rules away, the random ones too. */
    public void clear() {
        rules.clear();
        random = null;
    }

    /** The fault that strikes this request, or null; for the org's own use, once a request. */
    public @Nullable Fault decide(Exchange exchange) {
        Fault struck = null;
        for (FaultRule rule : rules) {
            Fault fault = rule.decide(exchange);
            if (struck == null && fault != null) {
                struck = fault;
                rule.countFired();
            }
        }
        RandomFaults chance = random;
        return struck == null && chance != null ? chance.decide(exchange) : struck;
    }

    private FaultRule add(FaultRule rule) {
        rules.add(rule);
        return rule;
    }
}
