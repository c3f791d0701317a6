package io.sfsdk.bulk;

import io.sfsdk.record.SObject;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Refuses a record with a field that the upload has no column for, instead of losing it. Used by one thread. */
final class OnlyFields implements Iterator<SObject> {
    private final Iterator<SObject> records;
    private final Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private List<String> lastNames = List.of();
    private long count;

    OnlyFields(List<Column> columns, Iterator<SObject> records) {
        this.records = records;
        columns.forEach(column -> known.add(column.field()));
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public SObject next() {
        SObject record = records.next();
        if (!record.names().equals(lastNames)) {
            lastNames = record.names();
            for (String name : lastNames) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(
                            "record " + count + ", field " + name + ": not among the fields of this upload");
                }
            }
        }
        count++;
        return record;
    }
}
