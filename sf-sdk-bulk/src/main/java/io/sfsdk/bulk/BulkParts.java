package io.sfsdk.bulk;

import io.sfsdk.http.ApiVersion;
import io.sfsdk.record.SObject;
import io.sfsdk.retry.Attempts;
import io.sfsdk.retry.RetryBudget;
import io.sfsdk.retry.RetryPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the parts of this adapter share.
 *
 * @param quotas asked before each job
 * @param spoolFolder where uploads wait that are too large for memory
 * @param memory bytes of an upload that stay in memory
 * @param maxBytes bytes of one upload
 */
record BulkParts(
        BulkCalls calls,
        Poller poller,
        Polymorphism polymorphism,
        Quotas quotas,
        Path spoolFolder,
        int memory,
        long maxBytes,
        RetryPolicy retry,
        RetryBudget budget,
        Clock clock,
        RandomGenerator random) {
    BulkParts at(ApiVersion version) {
        return new BulkParts(
                calls.at(version),
                poller,
                polymorphism,
                quotas,
                spoolFolder,
                memory,
                maxBytes,
                retry,
                budget,
                clock,
                random);
    }

    JobPaths ingest() {
        return new JobPaths(calls, "/jobs/ingest");
    }

    JobPaths query() {
        return new JobPaths(calls, "/jobs/query");
    }

    Attempts attempts() {
        return new Attempts(retry, budget, clock, random);
    }

    Pause pause() {
        return new Pause(poller.sleeper());
    }

    Spool spool() {
        return new Spool(spoolFolder, memory, maxBytes);
    }

    List<Column> columns(IngestSpec spec, List<SObject> records) {
        return ColumnPlan.of(spec, records, polymorphism);
    }

    Submission submission(IngestSpec spec) {
        return new Submission(ingest(), spec, this::attempts, pause());
    }

    ResultReader results(List<Column> columns, CsvFormat format) {
        return new ResultReader(calls, columns, format.delimiter());
    }
}
