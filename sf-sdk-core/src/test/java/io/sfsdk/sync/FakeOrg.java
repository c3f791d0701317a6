package io.sfsdk.sync;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import io.sfsdk.soql.SoqlQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An org of one object in a few lines: committed versions, open transactions, a clock the test moves, and a hook before every
 * request. It answers exactly the queries a sync asks.
 */
final class FakeOrg implements RecordSource, ReplicationLog {
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Map<String, Version> rows = new TreeMap<>();
    private final List<Transaction> open = new ArrayList<>();
    private final String id;
    private int lastId;
    Instant now = START;
    int pageSize = 200;
    boolean isLogKept = true;
    boolean isLogHeldBack = true;
    private final Map<String, Instant> deletedAt = new TreeMap<>();
    final Map<String, Instant> deleteLog = new TreeMap<>();
    Instant earliestDeletion = START.minus(Duration.ofDays(15));
    boolean isDeleteLogKept = true;
    boolean isRestoredForgotten = true;
    boolean isStampMovedByDelete = true;
    int mostDeletions = 600_000;
    Hook beforeRequest = (request, kind) -> {};
    Dropping dropping = (request, rows) -> rows;
    int requests;
    final List<String> queries = new ArrayList<>();

    FakeOrg() {
        this("00D000000000001AAA");
    }

    FakeOrg(String id) {
        this.id = id;
    }

    /** One version of one record. */
    record Version(String id, Instant stamp, String name, boolean isDeleted) {}

    /** What is asked for. */
    enum Kind {
        TIME,
        COVERED,
        DELETED,
        QUERY,
        NEXT_PAGE
    }

    /** Sees every request before it is answered, counted from 1, and may throw instead. */
    interface Hook {
        void before(int request, Kind kind);
    }

    /** What arrives of a page. */
    interface Dropping {
        List<SObject> arriving(int request, List<SObject> sent);
    }

    /** Writes that become visible together; their stamps are of the moment each was made. */
    final class Transaction {
        private final Instant since = now;
        private final List<Version> writes = new ArrayList<>();

        String insert(String name) {
            String newId = RecordId.of("001" + "%012d".formatted(++lastId)).value();
            writes.add(new Version(newId, second(now), name, false));
            return newId;
        }

        Transaction update(String record, String name) {
            writes.add(new Version(record, second(now), name, false));
            return this;
        }

        Transaction delete(String record) {
            Version before = current(record);
            writes.add(new Version(record, isStampMovedByDelete ? second(now) : before.stamp(), before.name(), true));
            deletedAt.put(record, second(now));
            return this;
        }

        /** Whether no open transaction holds the record; a real org makes the second writer wait. */
        boolean isFree(String record) {
            return open.stream()
                    .flatMap(transaction -> transaction.writes.stream())
                    .noneMatch(version -> version.id().equals(record));
        }

        List<Version> commit() {
            writes.forEach(FakeOrg.this::put);
            open.remove(this);
            return writes;
        }
    }

    Transaction begin() {
        Transaction transaction = new Transaction();
        open.add(transaction);
        return transaction;
    }

    String insert(String name) {
        Transaction transaction = begin();
        String newId = transaction.insert(name);
        transaction.commit();
        return newId;
    }

    List<String> insert(int count) {
        Transaction transaction = begin();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(transaction.insert("row " + lastId));
        }
        transaction.commit();
        return ids;
    }

    void update(String record, String name) {
        begin().update(record, name).commit();
    }

    void delete(String record) {
        begin().delete(record).commit();
    }

    private void put(Version version) {
        rows.put(version.id(), version);
        if (version.isDeleted()) {
            deleteLog.put(version.id(), deletedAt.get(version.id()));
        } else if (isRestoredForgotten) {
            deleteLog.remove(version.id());
        }
    }

    /** Takes it out of the recycle bin; the delete log goes on telling it. */
    void hardDelete(String record) {
        rows.remove(record);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Version current(String record) {
        return rows.get(record);
    }

    Map<String, Version> rows() {
        return rows;
    }

    @Override
    public SourceProfile profile() {
        return new SourceProfile("fake", true, pageSize);
    }

    @Override
    public String organizationId() {
        return id;
    }

    @Override
    public Instant serverTime() {
        request(Kind.TIME);
        return second(now);
    }

    @Override
    public Optional<Instant> latestDateCovered(String sobject, Instant from, Instant until) {
        request(Kind.COVERED);
        if (!isLogKept) {
            return Optional.empty();
        }
        return Optional.of(covered());
    }

    private Instant covered() {
        Instant oldest = open.stream()
                .map(transaction -> transaction.since)
                .min(Comparator.naturalOrder())
                .orElse(now);
        return (isLogHeldBack && oldest.isBefore(now) ? oldest : now).truncatedTo(ChronoUnit.MINUTES);
    }

    @Override
    public DeletedIds deletedBetween(String sobject, Instant from, Instant until) {
        request(Kind.DELETED);
        if (!isDeleteLogKept) {
            throw refusal(400, new ErrorCode("INVALID_TYPE"), Retryability.NEVER);
        }
        if (from.isBefore(earliestDeletion)) {
            throw refusal(400, ErrorCode.INVALID_REPLICATION_DATE, Retryability.NEVER);
        }
        List<DeletedIds.Deleted> deletions = deleteLog.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isBefore(from) && entry.getValue().isBefore(until))
                .map(entry -> new DeletedIds.Deleted(RecordId.of(entry.getKey()), entry.getValue()))
                .toList();
        if (deletions.size() > mostDeletions) {
            throw refusal(400, ErrorCode.EXCEEDED_ID_LIMIT, Retryability.NEVER);
        }
        return new DeletedIds(deletions, earliestDeletion, covered().isBefore(until) ? covered() : until);
    }

    /** Forgets deletions before the moment, as an org does whose log has grown too large. */
    void purgeDeleteLog(Instant before) {
        deleteLog.values().removeIf(at -> at.isBefore(before));
        earliestDeletion = before;
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        queries.add(request.query().text());
        if (request.query().text().startsWith("SELECT COUNT() ")) {
            return count(request);
        }
        FakeQuery query = FakeQuery.parse(request);
        List<Version> answer = rows.values().stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(Version::stamp).thenComparing(Version::id))
                .toList();
        return new FakeCursor(this, query, answer);
    }

    private RecordCursor count(ReadRequest request) {
        String rows = request.query().text().replace("COUNT()", "Id") + " ORDER BY Id";
        FakeQuery query = FakeQuery.parse(new ReadRequest(new SoqlQuery(rows), request.includeDeleted()));
        return new FakeCursor(
                this, query, this.rows.values().stream().filter(query::matches).toList());
    }

    int request(Kind kind) {
        requests++;
        beforeRequest.before(requests, kind);
        return requests;
    }

    private static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** An answer that says no. */
    static ApiException refusal(int status, ErrorCode code, Retryability retryability) {
        return new ApiException(
                "refused", status, List.of(ApiError.of(code, "refused")), retryability, Delivery.REFUSED, null);
    }
}
