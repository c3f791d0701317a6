package io.sfsdk.testkit.rest;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts the calls that all APIs draw from one pool, and says when it is empty. Safe to share. */
public final class ApiUsage {
    private static final long USED_BEFORE_START = 100;
    private static final String APP = "sf-sdk-integration";

    private final Clock clock;
    private final long seed;
    private final Supplier<RestPolicy> policy;
    private final UsageMeter org;
    private final UsageMeter app;
    private final Map<String, UsageMeter> users = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();

    ApiUsage(Clock clock, long seed, Supplier<RestPolicy> policy) {
        this.clock = clock;
        this.seed = seed;
        this.policy = policy;
        this.org = new UsageMeter(clock, seed, USED_BEFORE_START);
        this.app = new UsageMeter(clock, seed, 0);
    }

    /** What the whole org has used. */
    UsageMeter org() {
        return org;
    }

    /** Adds a call to those that run, until {@link #end}. */
    public void begin() {
        running.incrementAndGet();
    }

    /** A call has been answered. */
    public void end() {
        running.decrementAndGet();
    }

    /** Counts a call that has begun; gives the text of {@code REQUEST_LIMIT_EXCEEDED} if it is one too many. */
    public @Nullable String refusal(String userId) {
        RestPolicy limits = policy.get();
        boolean over = (org.count(1) > limits.dailyLimit() && limits.hardDailyLimit())
                || isOver(app.count(1), limits.appLimit())
                || isOver(ofUser(userId).count(1), limits.userLimit());
        if (over) {
            return "TotalRequests Limit exceeded.";
        }
        return isOver(running.get(), limits.concurrentLimit())
                ? "ConcurrentRequests (Concurrent API Requests) Limit exceeded."
                : null;
    }

    /** The calls that were charged in the last 24 hours, exactly. */
    public long charged() {
        return org.count(0);
    }

    /** The calls of the last 24 hours as one server estimates them. */
    public long estimate() {
        return org.estimate();
    }

    /** The value of {@code Sforce-Limit-Info}. */
    String info() {
        RestPolicy limits = policy.get();
        String info = "api-usage=" + estimate() + "/" + limits.dailyLimit();
        return limits.appLimit() == 0
                ? info
                : info + "; per-app-api-usage=" + app.count(0) + "/" + limits.appLimit() + "(appName=" + APP + ")";
    }

    private static boolean isOver(long used, int limit) {
        return limit > 0 && used > limit;
    }

    private UsageMeter ofUser(String userId) {
        return users.computeIfAbsent(userId, user -> new UsageMeter(clock, seed, 0));
    }
}
