package io.sfsdk.bulk;

import io.sfsdk.record.ApiName;
import io.sfsdk.record.SObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The columns of an upload: the union of the fields of all its records, in the order in which they are first met. Never those of the
 * first record alone, which would lose what only a later one has.
 */
final class ColumnPlan {
    /** As many fields as a record may have. */
    static final int MOST_COLUMNS = 5_000;

    static final int LONGEST_HEADER = 32_000;

    private final String sobject;
    private final Polymorphism polymorphism;
    private final Map<String, Integer> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Map<String, Column>> references = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private List<String> lastNames = List.of();
    private boolean[] knownValues = {};

    private ColumnPlan(String sobject, Polymorphism polymorphism) {
        this.sobject = sobject;
        this.polymorphism = polymorphism;
    }

    /**
     * Finds them.
     *
     * @throws IllegalArgumentException for a name that is no field's, or more columns than the org takes, naming record and field
     */
    static List<Column> of(IngestSpec spec, List<SObject> records, Polymorphism polymorphism) {
        if (spec.operation().isDeletion()) {
            return List.of(Column.of("Id"));
        }
        ColumnPlan plan = new ColumnPlan(spec.sobject(), polymorphism);
        for (int i = 0; i < records.size(); i++) {
            plan.add(i, records.get(i));
        }
        return plan.columns();
    }

    /** Most records have the names of the one before, and values where that had some: nothing to learn from them. */
    private void add(int index, SObject record) {
        if (!record.names().equals(lastNames)) {
            lastNames = record.names();
            knownValues = new boolean[lastNames.size()];
            for (String name : lastNames) {
                place(index, name);
            }
        }
        for (int i = 0; i < record.size(); i++) {
            Object value = record.valueAt(i);
            if (value instanceof SObject parent) {
                reference(index, lastNames.get(i), parent);
            } else if (value != null && !knownValues[i]) {
                knownValues[i] = true;
                value(index, lastNames.get(i));
            }
        }
    }

    private void place(int index, String name) {
        if (!ApiName.is(name)) {
            throw noName(index, name);
        }
        if (places.putIfAbsent(name, places.size()) == null && places.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("record " + index + ", field " + name + ": the records have more than "
                    + MOST_COLUMNS + " different fields; write records of like fields together");
        }
    }

    private void value(int index, String name) {
        values.add(name);
        if (references.containsKey(name)) {
            throw mixed(index, name);
        }
    }

    private void reference(int index, String name, SObject parent) {
        if (values.contains(name)) {
            throw mixed(index, name);
        }
        if (parent.size() != 1 || parent.valueAt(0) instanceof SObject) {
            throw new IllegalArgumentException("record " + index + ", field " + name
                    + ": a parent is named by exactly one of its own fields, such as an external id");
        }
        String parentField = parent.shape().name(0);
        if (!ApiName.is(parentField)) {
            throw noName(index, name + "." + parentField);
        }
        references
                .computeIfAbsent(name, none -> new LinkedHashMap<>())
                .computeIfAbsent(key(parent.type(), parentField), none -> column(name, parent.type(), parentField));
    }

    private static String key(String parentType, String parentField) {
        return (parentType + '.' + parentField).toLowerCase(Locale.ROOT);
    }

    private Column column(String name, String type, String parentField) {
        String path = name + "." + parentField;
        String header = polymorphism.needsType(sobject, name, type) ? type + ":" + path : path;
        return new Column(header, name, type, parentField);
    }

    private List<Column> columns() {
        List<Column> all = new ArrayList<>();
        places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .forEach(name -> all.addAll(
                        references.containsKey(name) ? references.get(name).values() : List.of(Column.of(name))));
        verify(all);
        return List.copyOf(all);
    }

    private static IllegalArgumentException mixed(int index, String name) {
        return new IllegalArgumentException("record " + index + ", field " + name
                + ": one record holds a parent there and another a value; write either in all");
    }

    private static IllegalArgumentException noName(int index, String name) {
        return new IllegalArgumentException("record " + index + ", field " + name
                + ": not the API name of a field; a parent is written as a record of its own type");
    }

    private static void verify(List<Column> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no record of this call has a field");
        }
        Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Column column : all) {
            if (!headers.add(column.header())) {
                throw new IllegalArgumentException("field " + column.field()
                        + ": its parents are of several types, which only a polymorphic field may have; is the"
                        + " object's schema known?");
            }
        }
        long length =
                all.stream().mapToLong(column -> column.header().length() + 3L).sum();
        if (all.size() > MOST_COLUMNS || length > LONGEST_HEADER) {
            throw new IllegalArgumentException("the records have " + all.size() + " different fields, whose names take "
                    + length + " characters; a job takes at most " + MOST_COLUMNS + " fields and " + LONGEST_HEADER
                    + " characters of names: write records of like fields together");
        }
        for (Column column : all) {
            if (!column.isReference() && column.field().endsWith("__r")) {
                throw new IllegalArgumentException("field " + column.field()
                        + " names a parent, and no record says by which field; clear the reference by its own"
                        + " name, which ends in __c");
            }
        }
    }
}
