package io.sfsdk.bulk;

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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no job begin for which the day has too little left: asks the org now and then, and counts what was taken since. Safe to share;
 * of several threads at the limit one too many may pass, and the org itself refuses it then.
 */
final class Quotas {
    private static final Logger log = LoggerFactory.getLogger(Quotas.class);

    private final BulkCalls calls;
    private final Clock clock;
    private final Duration validity;
    private final AtomicReference<@Nullable QuotaReading> latest = new AtomicReference<>();

    /** @param validity how long a reading is believed; zero for no check */
    Quotas(BulkCalls calls, Clock clock, Duration validity) {
        this.calls = calls;
        this.clock = clock;
        this.validity = validity;
    }

    /**
     * Takes from an allocation.
     *
     * @throws TransportException if it has not so much left; nothing was sent
     */
    void take(QuotaName name, long amount) {
        if (validity.isZero()) {
            return;
        }
        QuotaReading reading = current();
        if (isShort(reading, name, amount) && reading.at().isBefore(clock.instant())) {
            reading = readIfPossible();
        }
        if (isShort(reading, name, amount)) {
            throw refusal(reading.left(name).orElseThrow(), name, amount);
        }
        reading.take(name, amount);
    }

    private static boolean isShort(QuotaReading reading, QuotaName name, long amount) {
        return reading.left(name).filter(left -> left.remaining() < amount).isPresent();
    }

    private QuotaReading current() {
        QuotaReading reading = latest.get();
        return reading == null || isStale(reading) ? readIfPossible() : reading;
    }

    /** Whether the next job asks the org before it begins. */
    boolean isLookDue() {
        QuotaReading reading = latest.get();
        return !validity.isZero() && (reading == null || isStale(reading));
    }

    private boolean isStale(QuotaReading reading) {
        return reading.at().isBefore(clock.instant().minus(validity));
    }

    /** A look that fails is no reason not to begin, and says nothing about the records that wait for it. */
    private QuotaReading readIfPossible() {
        try {
            return read();
        } catch (SalesforceException e) {
            log.debug("the org does not tell its allocations, so a job begins without a look [error={}]", e.code());
            QuotaReading unknown = QuotaReading.unknown(clock.instant());
            if (e.retryability() == Retryability.NEVER) {
                latest.set(unknown);
            }
            return unknown;
        }
    }

    /** Asks the org. */
    QuotaReading read() {
        Instant now = clock.instant();
        QuotaReading reading = calls.read(calls.get("/limits"), answer -> QuotaReading.of(answer.body(), now));
        latest.set(reading);
        return reading;
    }

    private static TransportException refusal(BulkQuota left, QuotaName name, long amount) {
        String message = String.format(
                Locale.ROOT,
                "the org's limit %s has %,d of %,d %s left for these 24 hours, and this job takes at least %,d; nothing"
                        + " was sent, and it frees by the hour",
                left.name(),
                left.remaining(),
                left.most(),
                name.words(),
                amount);
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

    private static Optional<QuotaName> limit(String code, String text) {
        if (text.contains("bulk v2 query jobs")) {
            return Optional.of(QuotaName.QUERY_JOBS);
        }
        if (text.contains("query result size stored")) {
            return Optional.of(QuotaName.RESULT_MEGABYTES);
        }
        boolean isBatches = text.contains("ApiBatchItems") || code.equals("EXCEEDEDQUOTA");
        return isBatches ? Optional.of(QuotaName.BATCHES) : Optional.empty();
    }

    private static ApiException named(ApiException refusal, QuotaName name) {
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
