package io.sfsdk.module;

import io.sfsdk.answer.Answers;
import io.sfsdk.answer.BodyRetry;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.http.ApiVersion;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.retry.RetryPolicy;
import io.sfsdk.retry.Sleeper;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The org as its client reaches it: what a module builds its API on. Safe to share.
 *
 * @param transport signs each request, repeats those that may be, logs, and counts usage; a path is resolved against the instance
 * @param unsigned logs and counts usage, and neither signs nor repeats; for an API that carries its session in the body
 * @param session the client's, for such an API
 * @param version the client's
 * @param schemas what fields objects have
 * @param usage the day's API requests, as recent answers tell
 * @param repeating the client's retries, clock, sleeper and chance
 * @param account pays for what the module takes of other allocations than API requests, which the transports count; null if nobody
 *     counts
 */
public record OrgAccess(
        HttpTransport transport,
        HttpTransport unsigned,
        CachingTokenSource session,
        ApiVersion version,
        SchemaSource schemas,
        Supplier<Optional<ApiUsage>> usage,
        BodyRetry repeating,
        @Nullable BudgetAccount account) {

    /** Exchanges over {@link #transport()}. */
    public Answers answers() {
        return new Answers(transport, repeating);
    }

    /** What events take, paid by {@link #account()}. */
    public EventSpending events() {
        return new EventSpending(account);
    }

    public RetryPolicy retry() {
        return repeating.policy();
    }

    public Clock clock() {
        return repeating.clock();
    }

    public Sleeper sleeper() {
        return repeating.sleeper();
    }

    /** Source of jitter, shared by all threads. */
    public RandomGenerator random() {
        return repeating.random();
    }
}
