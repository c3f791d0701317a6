package io.sfsdk.bulk;

import io.sfsdk.bulk.ResultReader.Found;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.write.WriteOutcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the records of one ended job: all result sets that can hold one of them are read before anything is decided, and
 * succeeded + failed + unprocessed + missing is the number sent.
 */
final class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final JobInfo job;
    private final IngestOperation operation;
    private final List<SObject> records;
    private final Correlation correlation;
    private final List<Found> sets = new ArrayList<>();
    private final Set<ResultSet> readSets = EnumSet.noneOf(ResultSet.class);
    private boolean othersSucceeded;

    private Settlement(JobInfo job, IngestOperation operation, List<SObject> records, Correlation correlation) {
        this.job = job;
        this.operation = operation;
        this.records = records;
        this.correlation = correlation;
    }

    /**
     * Reads the results.
     *
     * @throws SalesforceException if they cannot be read
     */
    static Settlement of(
            JobInfo job,
            IngestOperation operation,
            List<SObject> records,
            Correlation correlation,
            ResultReader reader) {
        Settlement settlement = new Settlement(job, operation, records, correlation);
        settlement.read(reader);
        return settlement;
    }

    private void read(ResultReader reader) {
        boolean isWhole = job.state().equals(JobState.JOB_COMPLETE) && job.processed() == records.size();
        if (!isWhole || job.failed() > 0) {
            read(reader, ResultSet.FAILED, job.failed());
        }
        othersSucceeded = isWhole && tellsNothingNew() && discrepancy() == null;
        if (!othersSucceeded) {
            read(reader, ResultSet.SUCCESSFUL, job.succeeded());
        }
        if (!isWhole || discrepancy() != null) {
            readIfUnread(reader, ResultSet.FAILED);
            read(reader, ResultSet.UNPROCESSED, -1);
        }
    }

    /** A counter that one file proves wrong is not believed about the others: what the files have decides. */
    private void readIfUnread(ResultReader reader, ResultSet set) {
        if (!readSets.contains(set)) {
            read(reader, set, -1);
        }
    }

    /** The successes of an update or delete repeat the whole upload and say nothing that the failures do not. */
    private boolean tellsNothingNew() {
        boolean byId = operation.isDeletion() || operation.name().equals("update");
        return byId && correlation.isUnique();
    }

    private void read(ResultReader reader, ResultSet set, long expected) {
        Found found = reader.read(job.id(), set, expected, correlation::slim);
        found.rows().forEach(correlation::add);
        sets.add(found);
        readSets.add(set);
    }

    /** Whether the org tried no record of the job. */
    boolean tookNothing() {
        return !job.state().equals(JobState.JOB_COMPLETE)
                && job.processed() == 0
                && sets.stream()
                        .flatMap(found -> found.rows().stream())
                        .allMatch(row -> row.set() == ResultSet.UNPROCESSED);
    }

    private @Nullable ProtocolException discrepancy() {
        return sets.stream()
                .map(Found::discrepancy)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** One outcome a record, in their order. */
    List<WriteOutcome> outcomes() {
        Matches matches = correlation.match();
        tellOfGaps(matches);
        SalesforceException gap = gap(matches);
        List<WriteOutcome> outcomes = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            ResultRow row = matches.row(i);
            if (row != null) {
                outcomes.add(outcome(i, row));
            } else if (matches.isDoubtful(i)) {
                outcomes.add(new WriteOutcome.InDoubt(i, gap));
            } else {
                outcomes.add(unmentioned(i, gap));
            }
        }
        return List.copyOf(outcomes);
    }

    private WriteOutcome unmentioned(int index, SalesforceException gap) {
        if (othersSucceeded) {
            return new WriteOutcome.Written(index, records.get(index).id().orElse(null), false);
        }
        return tookNothing() ? unprocessed(index) : new WriteOutcome.InDoubt(index, gap);
    }

    private WriteOutcome outcome(int index, ResultRow row) {
        return switch (row.set()) {
            case SUCCESSFUL -> written(index, row);
            case FAILED -> rejected(index, row);
            case UNPROCESSED -> unprocessed(index);
        };
    }

    private WriteOutcome written(int index, ResultRow row) {
        RecordId id = row.id() == null ? ownId(index) : row.id();
        boolean created = operation.name().equals("insert") || row.created();
        return new WriteOutcome.Written(index, id, created);
    }

    /** A delete that finds its record gone has what it wanted; perhaps it was this very job, heard twice. */
    private WriteOutcome rejected(int index, ResultRow row) {
        List<ApiError> errors = RowErrors.of(Objects.requireNonNullElse(row.error(), ""));
        boolean gone = errors.stream().allMatch(error -> error.code().equals(ErrorCode.ENTITY_IS_DELETED));
        return gone && operation.isDeletion()
                ? new WriteOutcome.Written(index, ownId(index), false)
                : new WriteOutcome.Rejected(index, errors, null);
    }

    private WriteOutcome unprocessed(int index) {
        return new WriteOutcome.Rejected(index, List.of(JobEnd.unprocessed(job)), null);
    }

    private @Nullable RecordId ownId(int index) {
        return "Id".equalsIgnoreCase(operation.keyField())
                ? records.get(index).id().orElse(null)
                : null;
    }

    private void tellOfGaps(Matches matches) {
        ProtocolException discrepancy = discrepancy();
        if (discrepancy != null || matches.doubts() > 0 || (matches.missing() > 0 && !othersSucceeded)) {
            log.warn(
                    "a job's results do not add up [job={}, records={}, processed={}, failed={}, missing={},"
                            + " ambiguous={}]",
                    job.id(),
                    records.size(),
                    job.processed(),
                    job.failed(),
                    matches.missing(),
                    matches.doubts(),
                    discrepancy);
        }
    }

    private SalesforceException gap(Matches matches) {
        return new ProtocolException(
                "Job " + job.id() + " ended as " + job.state() + " with " + job.processed() + " of " + records.size()
                        + " records processed and " + job.failed() + " failed, but its results leave "
                        + matches.missing()
                        + " records out and do not tell " + matches.doubts()
                        + " apart; look for these records in the org before they are sent again",
                Retryability.NEVER,
                null,
                discrepancy());
    }
}
