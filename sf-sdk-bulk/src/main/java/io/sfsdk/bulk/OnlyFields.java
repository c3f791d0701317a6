package io.sfsdk.bulk;

import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Refuses a record with a field that the upload has no column for, instead of losing it. Used by one thread. */
final class OnlyFields implements Iterator<SObject> {
    private final Iterator<SObject> records;
    private final Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable RecordShape lastShape;
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
        if (lastShape == null || !lastShape.hasNamesOf(record.shape())) {
            record.names().forEach(this::requireKnown);
        }
        lastShape = record.shape();
        count++;
        return record;
    }

    private void requireKnown(String name) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "record " + count + ", field " + name + ": not among the fields of this upload");
        }
    }
}
