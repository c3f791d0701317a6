package io.sfsdk.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What the org told of its allocations at one moment, and what was taken from them since. Safe to share. */
final class QuotaReading {
    private final Instant at;
    private final Map<QuotaName, BulkQuota> told;
    private final Map<QuotaName, AtomicLong> taken = new EnumMap<>(QuotaName.class);

    private QuotaReading(Instant at, Map<QuotaName, BulkQuota> told) {
        this.at = at;
        this.told = told;
        told.keySet().forEach(name -> taken.put(name, new AtomicLong()));
    }

    /** Of a user who may not know. */
    static QuotaReading unknown(Instant at) {
        return new QuotaReading(at, Map.of());
    }

    /** An org that does not tell an allocation has none that could be asked for. */
    static QuotaReading of(InputStream limits, Instant at) throws IOException {
        JsonNode all = JobJson.document(limits);
        Map<QuotaName, BulkQuota> told = new EnumMap<>(QuotaName.class);
        for (QuotaName name : QuotaName.values()) {
            JsonNode limit = all.path(name.key());
            if (limit.hasNonNull("Max") && limit.hasNonNull("Remaining")) {
                told.put(
                        name,
                        new BulkQuota(
                                name.key(),
                                limit.path("Max").asLong(),
                                limit.path("Remaining").asLong()));
            }
        }
        return new QuotaReading(at, told);
    }

    Instant at() {
        return at;
    }

    /** What is left; empty if nobody knows. */
    Optional<BulkQuota> left(QuotaName name) {
        return Optional.ofNullable(told.get(name))
                .map(quota -> new BulkQuota(quota.name(), quota.most(), Math.max(0, quota.remaining() - taken(name))));
    }

    private long taken(QuotaName name) {
        AtomicLong count = taken.get(name);
        return count == null ? 0 : count.get();
    }

    void take(QuotaName name, long amount) {
        AtomicLong count = taken.get(name);
        if (count != null) {
            count.addAndGet(amount);
        }
    }

    List<BulkQuota> all() {
        List<BulkQuota> all = new ArrayList<>();
        for (QuotaName name : QuotaName.values()) {
            left(name).ifPresent(all::add);
        }
        return List.copyOf(all);
    }
}
