package io.sfsdk;

import io.sfsdk.auth.AccessToken;
import io.sfsdk.auth.CachingTokenSource;
import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.http.ApiUsage;
import io.sfsdk.strategy.Headroom;
import io.sfsdk.strategy.Need;
import io.sfsdk.strategy.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client knows that a strategy should: what the day has left, and the form of its token.
 *
 * @param account null if nobody pays
 */
record Circumstances(
        CachingTokenSource tokens,
        Supplier<Optional<ApiUsage>> usage,
        @Nullable BudgetAccount account) {
    private static final Logger log = LoggerFactory.getLogger(Circumstances.class);
    private static final Duration LOGIN_PATIENCE = Duration.ofMinutes(2);

    /** The work with them; what it says of itself stands. Calls nothing. */
    Workload of(Workload work) {
        Workload known = work.headroom().equals(Headroom.unknown()) ? work.within(headroom()) : work;
        return tokens.known().filter(AccessToken::isJwt).isPresent() ? known.needing(Need.JWT_TOKEN) : known;
    }

    private Headroom headroom() {
        if (account != null) {
            return new Headroom(account.left(Allocation.CALLS), account.left(Allocation.INGEST_BATCHES));
        }
        Optional<ApiUsage> told = usage.get();
        return told.isPresent()
                ? Headroom.ofCalls(told.get().max() - told.get().used())
                : new Headroom(OptionalLong.empty(), OptionalLong.empty());
    }

    /** Logs in if nobody has yet, so that the token's form is known. A failure is the next call's, which tells it in its own way. */
    void learnToken() {
        try {
            AccessToken token = tokens.current(LOGIN_PATIENCE);
            log.debug("session known before the choice of an API [jwt={}]", token.isJwt());
        } catch (SalesforceException e) {
            log.debug("no session before the choice of an API [error={}]", e.code());
        }
    }
}
