package io.sfsdk.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tokens that all retries of one client share, so that an outage is not fed by its own retries: each retry takes five, each
 * success of a first attempt gives one back. Lock-free and safe to share.
 *
 * @see <a href="https://github.com/aws/aws-sdk-java-v2/tree/master/core/retries">AWS SDK for Java 2, retries: the token
 *     bucket of its standard mode, whose numbers these are</a>
 */
public final class RetryBudget {
    private static final int RETRY_COST = 5;

    private final int capacity;
    private final AtomicInteger tokens;

    private RetryBudget(int capacity) {
        this.capacity = capacity;
        this.tokens = new AtomicInteger(capacity);
    }

    /** 500 tokens: a hundred retries in a row. */
    public static RetryBudget standard() {
        return of(500);
    }

    /**
     * A budget of its own size.
     *
     * @param capacity tokens at the start and at most; less than 5 allows no retry
     */
    public static RetryBudget of(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("a budget must not be negative, got " + capacity);
        }
        return new RetryBudget(capacity);
    }

    /** Takes the cost of one retry; false, taking nothing, if too little is left. */
    public boolean tryAcquire() {
        int before = tokens.getAndUpdate(left -> left >= RETRY_COST ? left - RETRY_COST : left);
        return before >= RETRY_COST;
    }

    /** Gives back what a success earns: the cost of the retry that led to it, or one token. */
    public void release(boolean afterRetry) {
        int earned = afterRetry ? RETRY_COST : 1;
        if (tokens.get() < capacity) {
            tokens.updateAndGet(left -> Math.min(capacity, left + earned));
        }
    }
}
