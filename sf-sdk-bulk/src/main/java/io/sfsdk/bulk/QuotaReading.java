package io.sfsdk.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.sfsdk.budget.Allocation;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the org told of the allocations of jobs. */
record QuotaReading(Map<Allocation, BulkQuota> told) {
    private static final List<Allocation> OF_JOBS =
            List.of(Allocation.INGEST_BATCHES, Allocation.QUERY_JOBS, Allocation.QUERY_MEGABYTES);

    /** An org that does not tell an allocation has none that could be asked for. */
    static QuotaReading of(InputStream limits) throws IOException {
        JsonNode all = JobJson.document(limits);
        Map<Allocation, BulkQuota> told = new LinkedHashMap<>();
        for (Allocation allocation : OF_JOBS) {
            JsonNode limit = all.path(allocation.key());
            if (limit.hasNonNull("Max") && limit.hasNonNull("Remaining")) {
                told.put(
                        allocation,
                        new BulkQuota(
                                allocation.key(),
                                limit.path("Max").asLong(),
                                limit.path("Remaining").asLong()));
            }
        }
        return new QuotaReading(told);
    }

    List<BulkQuota> all() {
        return List.copyOf(told.values());
    }
}
