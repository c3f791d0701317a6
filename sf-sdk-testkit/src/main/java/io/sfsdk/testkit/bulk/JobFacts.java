package io.sfsdk.testkit.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a job.
 *
 * @param operation as sent, for example {@code upsert} or {@code queryAll}
 * @param object in the schema's spelling
 * @param externalIdField as sent; null for other operations than upsert
 * @param assignmentRuleId as sent, or null
 * @param origin who writes, for change events
 */
record JobFacts(
        String id,
        String operation,
        String object,
        String createdById,
        Instant createdAt,
        @Nullable String externalIdField,
        @Nullable String assignmentRuleId,
        int version,
        String origin,
        CsvForm form) {}
