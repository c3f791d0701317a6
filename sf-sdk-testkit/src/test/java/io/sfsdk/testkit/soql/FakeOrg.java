package io.sfsdk.testkit.soql;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sfsdk.testkit.schema.Schema;
import io.sfsdk.testkit.store.OrgView;
import io.sfsdk.testkit.store.RecordId;
import io.sfsdk.testkit.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A view over maps that notes how it was read, and the engine to query it with. */
final class FakeOrg implements OrgView {
    static final Instant NOON = Instant.parse("2024-05-15T12:00:00Z");

    private final Schema schema = TestSchema.schema();
    private final Map<String, TreeMap<String, Row>> rows = new HashMap<>();
    private final SoqlEngine engine = new SoqlEngine();

    Set<String> indexes = Set.of();
    Instant now = NOON;
    int scans;
    int lookups;
    int changeReads;
    int rowsRead;
    int valuesRead;

    String add(String object, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return put(object, values, false);
    }

    String addDeleted(String object, String name) {
        return put(object, new HashMap<>(Map.of("Name", name)), true);
    }

    private String put(String object, Map<String, Object> values, boolean deleted) {
        TreeMap<String, Row> table = rows.computeIfAbsent(object, name -> new TreeMap<>());
        String prefix = schema.object(object).orElseThrow().keyPrefix();
        String id = RecordId.normalize(prefix + String.format(Locale.ROOT, "%012d", table.size() + 1))
                .orElseThrow();
        values.put("Id", id);
        values.putIfAbsent("SystemModstamp", NOON);
        table.put(id, new FakeRow(object, id, values, deleted, () -> valuesRead++));
        return id;
    }

    void remove(String object, String id) {
        rows.get(object).remove(id);
    }

    QueryResult query(String soql) {
        return engine.run(soql, this, false);
    }

    QueryResult queryAll(String soql) {
        return engine.run(soql, this, true);
    }

    /** The values under one key of all rows. */
    List<Object> values(String key, String soql) {
        return query(soql).rows().stream().map(row -> get(row, key)).toList();
    }

    List<Object> names(String soql) {
        return values("Name", soql);
    }

    /** The names of the accounts a condition finds, in the order of their ids. */
    List<Object> accountsWhere(String condition) {
        return names("SELECT Name FROM Account WHERE " + condition);
    }

    SoqlException refusal(String soql) {
        return catchThrowableOfType(
                SoqlException.class, () -> query(soql).rows().forEach(ResultRow::values));
    }

    /** A value of an answer; the path leads over parents. */
    static Object get(ResultRow row, String... path) {
        Object value = row;
        for (String name : path) {
            ResultRow at = (ResultRow) value;
            value = at.values().get(at.names().indexOf(name));
        }
        return value;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public String userId() {
        return "005000000000001AAA";
    }

    @Override
    public Stream<Row> rows(String objectName, boolean includeDeleted) {
        scans++;
        return visible(objectName, includeDeleted);
    }

    private Stream<Row> visible(String objectName, boolean includeDeleted) {
        return new ArrayList<>(rows.getOrDefault(objectName, new TreeMap<>()).values())
                .stream().filter(row -> includeDeleted || !row.isDeleted()).peek(row -> rowsRead++);
    }

    @Override
    public Optional<Row> row(String objectName, String id) {
        return Optional.ofNullable(
                rows.getOrDefault(objectName, new TreeMap<>()).get(id));
    }

    @Override
    public Optional<Stream<Row>> lookup(String objectName, String fieldName, Object value, boolean includeDeleted) {
        if (!indexes.contains(objectName + "." + fieldName)) {
            return Optional.empty();
        }
        lookups++;
        return Optional.of(rows.getOrDefault(objectName, new TreeMap<>()).values().stream()
                .filter(row -> includeDeleted || !row.isDeleted())
                .filter(row -> value.equals(row.value(fieldName)))
                .peek(row -> rowsRead++));
    }

    @Override
    public Stream<Row> changed(String objectName, Instant from, Instant until, boolean includeDeleted) {
        changeReads++;
        return rows.getOrDefault(objectName, new TreeMap<>()).values().stream()
                .filter(row -> includeDeleted || !row.isDeleted())
                .filter(row -> from == null || !stamp(row).isBefore(from))
                .filter(row -> until == null || stamp(row).isBefore(until))
                .sorted(Comparator.comparing(FakeOrg::stamp).thenComparing(Row::id))
                .peek(row -> rowsRead++);
    }

    private static Instant stamp(Row row) {
        return (Instant) row.value("SystemModstamp");
    }
}
