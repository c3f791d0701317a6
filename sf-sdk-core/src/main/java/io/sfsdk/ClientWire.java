package io.sfsdk;

import io.sfsdk.answer.BodyRetry;
import io.sfsdk.auth.AuthenticatingTransport;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.auth.TokenSource;
import io.sfsdk.budget.ApiBudget;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.http.GovernedTransport;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.http.LoggingTransport;
import io.sfsdk.http.RetryingTransport;
import io.sfsdk.http.UsageTrackingTransport;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client and its views for single accounts have in common: the session, what answers told, and the retries.
 *
 * @param budget null if nobody counts
 */
record ClientWire(
        UsageTrackingTransport tracking,
        CachingTokenSource tokens,
        RetryPolicy retry,
        RetryBudget retries,
        SalesforceClient.Waiting waiting,
        @Nullable ApiBudget budget) {

    /** @param carrier without credentials or retries */
    static ClientWire over(
            HttpTransport carrier,
            TokenSource login,
            RetryPolicy retry,
            SalesforceClient.Waiting waiting,
            @Nullable ApiBudget budget) {
        HttpTransport logged = new LoggingTransport(carrier);
        Consumer<ApiUsage> listener = budget == null ? told -> {} : told -> budget.heardCalls(told.used(), told.max());
        return new ClientWire(
                new UsageTrackingTransport(logged, waiting.clock(), listener),
                new CachingTokenSource(login, logged),
                retry,
                RetryBudget.standard(),
                waiting,
                budget);
    }

    /** Neither signs nor repeats. */
    HttpTransport unsigned(@Nullable BudgetAccount account) {
        return account == null ? tracking : new GovernedTransport(tracking, new AccountGovernor(account));
    }

    /** Signs each request, and repeats those that may be; each attempt is paid for. */
    HttpTransport signed(@Nullable BudgetAccount account) {
        return new RetryingTransport(
                new AuthenticatingTransport(unsigned(account), tokens),
                retry,
                retries,
                waiting.clock(),
                waiting.sleeper(),
                waiting.random());
    }

    BodyRetry repeating() {
        return new BodyRetry(retry, retries, waiting.clock(), waiting.sleeper(), waiting.random());
    }
}
