package io.sfsdk.sync;

import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.read.ObjectSchema;
import io.sfsdk.read.ReadRequest;
import io.sfsdk.read.RecordCursor;
import io.sfsdk.read.RecordPage;
import io.sfsdk.read.RecordSource;
import io.sfsdk.read.SchemaField;
import io.sfsdk.read.SchemaSource;
import io.sfsdk.read.SourceProfile;
import io.sfsdk.record.RecordId;
import io.sfsdk.record.SObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An org of one object whose fields come and go. Rows are frozen when a query is opened; the fields it names are looked up again
 * for each page, as ruthless as an org could be. Its clock and log are a {@link FakeOrg}'s.
 */
final class FieldOrg implements RecordSource, SchemaSource {
    final FakeOrg log = new FakeOrg();
    final Map<String, SchemaField> fields = new LinkedHashMap<>();
    final Map<String, Row> rows = new TreeMap<>();
    final List<String> queries = new ArrayList<>();
    Before before = (number, soql) -> {};
    int describes;
    int pageSize = 10;
    private int lastId;

    FieldOrg(String... names) {
        List.of("Id", "SystemModstamp", "IsDeleted").forEach(this::add);
        List.of(names).forEach(this::add);
    }

    /** One version of one record; a formula's value is asked for when it is read. */
    record Row(String id, Instant stamp, boolean isDeleted, Map<String, Object> values) {
        Object value(String field) {
            return switch (field) {
                case "Id" -> id;
                case "SystemModstamp" -> stamp.toString();
                case "IsDeleted" -> isDeleted;
                default -> values.get(field) instanceof Supplier<?> formula ? formula.get() : values.get(field);
            };
        }
    }

    /** Sees every page before it is answered, counted from 1. */
    interface Before {
        void answer(int number, String soql);
    }

    void add(String field) {
        fields.put(field, new SchemaField(field, "string", false, List.of(), null));
    }

    void addFormula(String field) {
        fields.put(field, new SchemaField(field, "double", true, List.of(), null));
    }

    void remove(String field) {
        fields.remove(field);
    }

    String insert(Map<String, Object> values) {
        String id = RecordId.of("001" + "%012d".formatted(++lastId)).value();
        rows.put(id, new Row(id, second(), false, values));
        return id;
    }

    List<String> insert(int count, String field) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(insert(Map.of(field, field + " " + i)));
        }
        return ids;
    }

    void update(String id, String field, Object value) {
        Map<String, Object> values = new TreeMap<>(rows.get(id).values());
        values.put(field, value);
        rows.put(id, new Row(id, second(), false, values));
    }

    /** Values that were there before anybody could see them; the stamp stays. */
    void fill(String field, UnaryOperator<String> valueOfId) {
        rows.replaceAll((id, row) -> {
            Map<String, Object> values = new TreeMap<>(row.values());
            values.put(field, valueOfId.apply(id));
            return new Row(id, row.stamp(), row.isDeleted(), values);
        });
    }

    /** Moves stamps and nothing else. */
    void touchAll() {
        rows.replaceAll((id, row) -> new Row(id, second(), row.isDeleted(), row.values()));
    }

    void pass(Duration time) {
        log.pass(time);
    }

    private Instant second() {
        return log.now.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public SourceProfile profile() {
        return new SourceProfile("fake", true, pageSize);
    }

    @Override
    public ObjectSchema schema(String sobject) {
        describes++;
        return new ObjectSchema(sobject, true, List.copyOf(fields.values()));
    }

    @Override
    public ObjectSchema rereadSchema(String sobject) {
        return schema(sobject);
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        FieldQuery query = FieldQuery.parse(request.query().text());
        ask(query);
        List<Row> answer = rows.values().stream()
                .filter(query::matches)
                .filter(row -> request.includeDeleted() || !row.isDeleted())
                .sorted(
                        query.isById()
                                ? Comparator.comparing(Row::id)
                                : Comparator.comparing(Row::stamp).thenComparing(Row::id))
                .limit(query.limit())
                .toList();
        return new Pages(query, answer);
    }

    private static boolean isSystems(String field) {
        return field.equals("MasterRecordId");
    }

    private void ask(FieldQuery query) {
        queries.add(query.soql());
        before.answer(queries.size(), query.soql());
        query.fields().stream()
                .filter(field -> !fields.containsKey(field) && !isSystems(field))
                .forEach(field -> {
                    throw FakeOrg.refusal(400, ErrorCode.INVALID_FIELD, Retryability.NEVER);
                });
    }

    private SObject record(Row row, FieldQuery query) {
        SObject record = SObject.of("Account");
        for (String field : query.fields()) {
            record = record.with(field, row.value(field));
        }
        return record;
    }

    private final class Pages implements RecordCursor {
        private final FieldQuery query;
        private final List<Row> answer;
        private int sent;
        private boolean isFirst = true;

        Pages(FieldQuery query, List<Row> answer) {
            this.query = query;
            this.answer = answer;
        }

        @Override
        public boolean hasNext() {
            return isFirst || sent < answer.size();
        }

        @Override
        public RecordPage next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!isFirst) {
                ask(query);
            }
            isFirst = false;
            int end = Math.min(sent + pageSize, answer.size());
            List<SObject> page = answer.subList(sent, end).stream()
                    .map(row -> record(row, query))
                    .toList();
            sent = end;
            return new RecordPage(page, answer.size());
        }

        @Override
        public void close() {
            sent = answer.size();
        }
    }
}
