package io.sfsdk.reconcile;

import io.sfsdk.read.DeletedIds;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.ReplicationLog;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An org of one object in a few lines, which answers exactly the queries a reconciliation asks. */
final class FakeOrg implements RecordSource, ReplicationLog {
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Map<String, Row> rows = new TreeMap<>();
    private final Set<String> hidden = new HashSet<>();
    private int lastId;
    String id = "00D000000000001AAA";
    Instant now = START;
    int pageSize = 10;

    /** How the org sorts ids. */
    Comparator<String> order = Comparator.naturalOrder();

    /** How it compares them in conditions. */
    Comparator<String> comparison = Comparator.naturalOrder();

    Hook beforeRequest = (request, kind) -> {};
    Dropping dropping = (request, sent) -> sent;
    int requests;
    final List<String> queries = new ArrayList<>();

    /** One record. */
    record Row(String id, Instant stamp, String name, boolean isDeleted) {}

    /** What is asked for. */
    enum Kind {
        TIME,
        COVERED,
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

    /** Ids whose letters differ in case, so that orders with and without regard to it differ. */
    String insert(String name) {
        int number = lastId++;
        char letter = "AaBbCcDdEe".charAt(number % 10);
        String newId = RecordId.of("001TK%c%09d".formatted(letter, number / 10)).value();
        put(newId, name, false);
        return newId;
    }

    List<String> insert(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(insert("row " + lastId));
        }
        return ids;
    }

    void update(String record, String name) {
        put(record, name, false);
    }

    void delete(String record) {
        put(record, rows.get(record).name(), true);
    }

    void undelete(String record) {
        put(record, rows.get(record).name(), false);
    }

    void hardDelete(String record) {
        rows.remove(record);
    }

    /** Changes the content and not the stamp, as a formula does. */
    void drift(String record, String name) {
        Row row = rows.get(record);
        rows.put(record, new Row(record, row.stamp(), name, row.isDeleted()));
    }

    void hide(String record) {
        hidden.add(record);
    }

    void show(String record) {
        hidden.remove(record);
    }

    private void put(String record, String name, boolean isDeleted) {
        rows.put(record, new Row(record, now.truncatedTo(ChronoUnit.SECONDS), name, isDeleted));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<Row> visible() {
        return rows.values().stream()
                .filter(row -> !hidden.contains(row.id()))
                .sorted(Comparator.comparing(Row::id, order))
                .toList();
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
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Optional<Instant> latestDateCovered(String sobject, Instant from, Instant until) {
        request(Kind.COVERED);
        return Optional.of(now.truncatedTo(ChronoUnit.MINUTES));
    }

    @Override
    public DeletedIds deletedBetween(String sobject, Instant from, Instant until) {
        throw new AssertionError("a reconciliation does not ask the delete log");
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        queries.add(request.query().text());
        FakeQuery query = FakeQuery.parse(request, comparison);
        int number = request(Kind.QUERY);
        return new FakeCursor(
                this, query, visible().stream().filter(query::matches).toList(), number);
    }

    int request(Kind kind) {
        requests++;
        beforeRequest.before(requests, kind);
        return requests;
    }
}
