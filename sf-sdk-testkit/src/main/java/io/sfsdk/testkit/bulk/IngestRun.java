package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.bulk.BulkPolicy.Behaviour;
import io.sfsdk.testkit.http.Spool;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.store.RowError;
import io.sfsdk.testkit.store.SaveResult;
import io.sfsdk.testkit.store.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An ingest job at work: looks the whole upload through first, then saves it batch by batch, each in chunks of one transaction.
 * Used by one thread at a time.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/how_requests_are_processed.htm">How
 *     Requests Are Processed</a>
 */
final class IngestRun {
    private final BulkContext context;
    private final BulkUse use;
    private final BulkPolicy policy;
    private final JobFacts facts;
    private final Spool upload;
    private final List<JobFault> faults;
    private UploadHeader header = UploadHeader.none();
    private @Nullable CsvReader rows;
    private @Nullable ResultSets results;
    private long total;
    private long taken;
    private long failed;
    private int retries;
    private int batch = -1;
    private int chunk;
    private boolean readable;
    private boolean losesRest;

    IngestRun(BulkContext context, BulkUse use, JobFacts facts, Spool upload, List<JobFault> faults) {
        this.context = context;
        this.use = use;
        this.policy = context.policy().get();
        this.facts = facts;
        this.upload = upload;
        this.faults = faults;
    }

    BulkPolicy policy() {
        return policy;
    }

    /**
     * Looks the upload through.
     *
     * @throws JobFailure if the job fails with no row processed
     */
    void begin() throws IOException {
        Random chance = new Random(context.seed() ^ facts.id().hashCode());
        try (CsvReader scan = reader()) {
            scan(scan);
            readable = true;
        } finally {
            results = new ResultSets(facts, header, policy, chance);
        }
        rows = reader();
        rows.next();
        failAtStart();
    }

    private void scan(CsvReader scan) throws IOException {
        if (!scan.next()) {
            return;
        }
        header = new UploadHeader(scan.raw(), List.of());
        header = header(scan);
        while (scan.next()) {
            checkLine(scan);
        }
    }

    private void checkLine(CsvReader scan) {
        total++;
        if (scan.size() != header.columns().size()) {
            throw JobFailure.ragged(total, scan.size(), header.columns().size());
        }
    }

    private CsvReader reader() throws IOException {
        return new CsvReader(upload.content(), facts.form(), policy.does(Behaviour.CHECKS_INNER_BREAKS));
    }

    private UploadHeader header(CsvReader scan) {
        Schema schema = context.store().viewAs(facts.createdById()).schema();
        ObjectType type = schema.object(facts.object()).orElseThrow(() -> JobFailure.unknownField(facts.object()));
        boolean idOnly = facts.operation().equals("delete") || facts.operation().equals("hardDelete");
        return UploadHeader.of(scan, type, schema, idOnly);
    }

    private void failAtStart() {
        for (JobFault fault : faults) {
            if (fault instanceof JobFault.FailsAtStart fails) {
                throw new JobFailure(fails.errorMessage());
            }
        }
    }

    /** Makes the result sets of a job that was aborted before it began. */
    void scanOnly() throws IOException {
        try {
            begin();
        } catch (JobFailure e) {
            // nobody asked for the job's end any more
        }
    }

    /** From the job's start to the end of the next chunk. */
    Duration timeUntilNext() {
        return policy.pace().chunkTime().multipliedBy(chunk + 1L);
    }

    boolean isDone() {
        return taken == total;
    }

    /**
     * Saves the next chunk.
     *
     * @throws JobFailure if the job fails here; what came before stays
     */
    void step() throws IOException {
        if (taken % policy.limits().batchRows() == 0) {
            openBatch();
        }
        List<List<String>> cells = take();
        List<SaveResult> outcomes = isStruck() ? refuseAll(cells) : save(cells);
        ResultSets kept = Objects.requireNonNull(results);
        for (int i = 0; i < cells.size(); i++) {
            kept.add(cells.get(i), outcomes.get(i));
            failed += outcomes.get(i).success() ? 0 : 1;
        }
        chunk++;
        if (isDone() || taken % policy.limits().batchRows() == 0) {
            closeBatch(kept);
        }
    }

    private void openBatch() {
        batch++;
        for (JobFault fault : faults) {
            if (fault instanceof JobFault.BatchNeverCompletes never && never.batch() == batch) {
                throw new JobFailure(never.errorMessage());
            }
        }
        if (!use.takeBatch(policy.limits())) {
            losesRest = true;
            throw new JobFailure("ExceededQuota", "ApiBatchItems Limit exceeded.");
        }
    }

    private void closeBatch(ResultSets kept) throws IOException {
        int closed = batch;
        if (faults.stream().anyMatch(fault -> fault.equals(JobFault.resultsLost(closed)))) {
            kept.loseBatch();
        }
        kept.endBatch();
    }

    private boolean isStruck() {
        int struck = chunk;
        return faults.stream().anyMatch(fault -> fault.equals(JobFault.chunkLocked(struck)));
    }

    private List<List<String>> take() throws IOException {
        BulkLimits limits = policy.limits();
        long leftInBatch = limits.batchRows() - taken % limits.batchRows();
        CsvReader from = Objects.requireNonNull(rows);
        List<List<String>> cells = new ArrayList<>();
        while (cells.size() < Math.min(limits.chunkRows(), leftInBatch) && from.next()) {
            cells.add(from.cells());
        }
        taken += cells.size();
        return cells;
    }

    private List<SaveResult> refuseAll(List<List<String>> cells) {
        retries++;
        SaveResult locked = RowWriter.refused(RowErrorText.chunkLocked(cells.size(), List.of()));
        return cells.stream().map(row -> locked).toList();
    }

    private List<SaveResult> save(List<List<String>> cells) {
        RowWriter writer = new RowWriter(facts, header);
        List<SaveResult> outcomes = new ArrayList<>(cells.size());
        try (Transaction transaction =
                context.store().beginAs(facts.createdById()).origin(facts.origin())) {
            cells.forEach(row -> outcomes.add(writer.write(transaction, row)));
            List<String> locked = lockedIds(outcomes);
            if (!locked.isEmpty() && policy.does(Behaviour.LOCKS_FAIL_CHUNKS)) {
                retries++;
                return rolledBack(outcomes, RowErrorText.chunkLocked(cells.size(), locked));
            }
            transaction.commit();
        }
        return outcomes;
    }

    private static List<String> lockedIds(List<SaveResult> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.errors().stream())
                .filter(RowErrorText::isLock)
                .map(RowErrorText::lockedId)
                .toList();
    }

    /** Rows that were refused for another reason keep it. */
    private static List<SaveResult> rolledBack(List<SaveResult> outcomes, RowError lock) {
        SaveResult locked = RowWriter.refused(lock);
        return outcomes.stream()
                .map(outcome -> outcome.success()
                                || RowErrorText.isLock(outcome.errors().get(0))
                        ? locked
                        : outcome)
                .toList();
    }

    /** Ends it, wherever it stands: what was not taken is unprocessed. */
    void end() throws IOException {
        ResultSets kept = results();
        if (rows != null) {
            while (!losesRest && rows.next()) {
                kept.addUnprocessed(rows.cells());
            }
            rows.close();
        }
        kept.end();
    }

    long processed() {
        return taken;
    }

    long failed() {
        return failed;
    }

    int retries() {
        return retries;
    }

    /** The rows that were not taken; the upload as it is, if it could not be read. */
    CsvDocument unprocessedRows() {
        return readable ? results().unprocessedRows() : new CsvDocument("", upload.length(), upload::content);
    }

    ResultSets results() {
        return Objects.requireNonNull(results);
    }

    void discard() throws IOException {
        if (rows != null) {
            rows.close();
        }
        if (results != null) {
            results.discard();
        }
    }
}
