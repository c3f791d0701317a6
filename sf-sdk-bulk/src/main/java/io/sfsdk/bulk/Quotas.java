package io.sfsdk.bulk;

import io.sfsdk.budget.Allocation;
import io.sfsdk.budget.ApiBudget;
import io.sfsdk.budget.BudgetAccount;
import io.sfsdk.budget.Cost;
import io.sfsdk.budget.Forecast;
import io.sfsdk.budget.Hold;
import io.sfsdk.budget.Refusal;
import io.sfsdk.budget.Reserve;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books what jobs take of the day's allocations, and lets none begin for which too little is left. Who pays is the host's account,
 * else one of its own that may take all the org has; either hears {@code /limits} now and then. Safe to share; of several threads at
 * the limit one too many may pass, and the org itself refuses it then.
 */
final class Quotas {
    private static final Logger log = LoggerFactory.getLogger(Quotas.class);
    private static final long MEGABYTE = 1_048_576;

    private final BulkCalls calls;
    private final Clock clock;
    private final Duration validity;
    private final BudgetAccount account;
    private final boolean isHosts;
    private final AtomicReference<@Nullable Instant> lookedAt = new AtomicReference<>();
    private final AtomicLong bytes = new AtomicLong();

    /**
     * Those of one API.
     *
     * @param validity how long the org's word is believed; zero for no look
     * @param account of the host's budget, null for none
     */
    Quotas(BulkCalls calls, Clock clock, Duration validity, @Nullable BudgetAccount account) {
        this.calls = calls;
        this.clock = clock;
        this.validity = validity;
        this.isHosts = account != null;
        this.account = account == null ? ofItsOwn(clock) : account;
    }

    private static BudgetAccount ofItsOwn(Clock clock) {
        return ApiBudget.builder().clock(clock).reserve(Reserve.none()).build().account("bulk");
    }

    /**
     * Sets aside what the records of an ingest job take.
     *
     * @return to be closed when the job has ended, or did not come about; until then its requests are not cut off
     * @throws TransportException if it is too much; nothing was sent
     */
    Hold ingest(long records) {
        Cost cost = Cost.ofCalls(0)
                .and(Allocation.INGEST_BATCHES, IngestCost.batches(records))
                .and(Allocation.INGEST_RECORDS, records);
        requireRoom(cost);
        return account.hold(cost);
    }

    /**
     * Sets a query job aside.
     *
     * @return to be closed when it was made, or did not come about
     * @throws TransportException if there is none, or not a megabyte for its results; nothing was sent
     */
    Hold query() {
        Cost results = Cost.of(Allocation.QUERY_MEGABYTES, 1);
        requireRoom(results.and(Allocation.QUERY_JOBS, 1));
        account.require(results);
        return account.hold(Cost.of(Allocation.QUERY_JOBS, 1));
    }

    /** Counts results that were read; the org reckons in megabytes. */
    void downloaded(long more) {
        long before = bytes.getAndAdd(more);
        long megabytes = (before + more) / MEGABYTE - before / MEGABYTE;
        if (megabytes > 0) {
            account.spent(Cost.of(Allocation.QUERY_MEGABYTES, megabytes));
        }
    }

    /** Where no budget is the host's it is the org's limit that is told; else the account tells it itself. */
    private void requireRoom(Cost cost) {
        if (isLookDue()) {
            readIfPossible();
        }
        if (isShortInTheOrg(cost) && mayHaveChanged()) {
            readIfPossible();
        }
        Forecast forecast = account.forecast(cost);
        if (!isHosts && !forecast.fits()) {
            throw refusal(forecast.refusals().get(0));
        }
    }

    private boolean isShortInTheOrg(Cost cost) {
        return account.forecast(cost).refusals().stream()
                .anyMatch(refusal -> refusal.account().isEmpty());
    }

    /** Whether the next job asks the org before it begins. */
    boolean isLookDue() {
        Instant oldest = clock.instant().minus(validity);
        return !validity.isZero()
                && lastWord().filter(told -> !told.isBefore(oldest)).isEmpty();
    }

    private boolean mayHaveChanged() {
        Instant now = clock.instant();
        return !validity.isZero()
                && lastWord().filter(told -> !told.isBefore(now)).isEmpty();
    }

    /** What the host asked for, or another API with the same budget, counts as well. */
    private Optional<Instant> lastWord() {
        Optional<Instant> told = account.budget().heardAt(Allocation.INGEST_BATCHES);
        return Stream.concat(told.stream(), Stream.ofNullable(lookedAt.get())).max(Instant::compareTo);
    }

    /** A look that fails is no reason not to begin, and says nothing about the records that wait for it. */
    private void readIfPossible() {
        try {
            read();
        } catch (SalesforceException e) {
            log.debug("the org does not tell its allocations, so a job begins without a look [error={}]", e.code());
            if (e.retryability() == Retryability.NEVER) {
                lookedAt.set(clock.instant());
            }
        }
    }

    /** Asks the org, and tells the budget. */
    QuotaReading read() {
        QuotaReading reading = calls.read(calls.get("/limits"), answer -> QuotaReading.of(answer.body()));
        lookedAt.set(clock.instant());
        reading.told()
                .forEach((allocation, quota) -> account.budget().heard(allocation, quota.most(), quota.remaining()));
        return reading;
    }

    private static TransportException refusal(Refusal left) {
        String message = String.format(
                Locale.ROOT,
                "the org's limit %s has %,d of %,d %s left for these 24 hours, and this job takes at least %,d; nothing"
                        + " was sent, and it frees by the hour",
                left.allocation().key(),
                Math.max(0, left.max() - left.used()),
                left.max(),
                left.allocation().words(),
                left.asked());
        return new TransportException(message, Retryability.AFTER_LIMIT_FREES, Delivery.NOT_SENT, null);
    }

    /** The org's own refusal by the name of its limit; any other refusal as it is. */
    static ApiException explain(ApiException refusal) {
        return refusal.errors().stream()
                .map(error -> limit(error.code().value(), error.message()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(name -> named(refusal, name))
                .orElse(refusal);
    }

    private static Optional<Allocation> limit(String code, String text) {
        if (text.contains("bulk v2 query jobs")) {
            return Optional.of(Allocation.QUERY_JOBS);
        }
        if (text.contains("query result size stored")) {
            return Optional.of(Allocation.QUERY_MEGABYTES);
        }
        boolean isBatches = text.contains("ApiBatchItems") || code.equals("EXCEEDEDQUOTA");
        return isBatches ? Optional.of(Allocation.INGEST_BATCHES) : Optional.empty();
    }

    private static ApiException named(ApiException refusal, Allocation name) {
        return new ApiException(
                "the org's limit " + name.key() + " (" + name.words()
                        + " in 24 hours) is used up; it frees by the hour: " + refusal.getMessage(),
                refusal.status(),
                refusal.errors(),
                Retryability.AFTER_LIMIT_FREES,
                refusal.delivery(),
                refusal.requestId().orElse(null));
    }
}
