package io.sfsdk.bulk;

import io.sfsdk.record.RecordId;
import io.sfsdk.record.RecordShape;
import io.sfsdk.record.SObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into rows of one rectangle: a cell a column, whatever fields a record has. Used by one thread.
 *
 * <p>Refuses what would fail the job or be misread by the org, naming record and field; messages hold no value.
 */
final class UploadRows {
    private static final int LONGEST_RECORD = 400_000;

    private final List<Column> columns;
    private final IngestOperation operation;
    private final LineEnding lineEnding;
    private final int keyColumn;
    private final int[] places;
    private final String[] row;
    private @Nullable RecordShape lastShape;

    UploadRows(List<Column> columns, IngestSpec spec) {
        this.columns = columns;
        this.operation = spec.operation();
        this.lineEnding = spec.format().lineEnding();
        this.keyColumn = keyColumn(columns, operation);
        this.places = new int[columns.size()];
        this.row = new String[columns.size()];
    }

    /** Where the field stands by which the org finds a record; -1 for an insert or if no record has it. */
    static int keyColumn(List<Column> columns, IngestOperation operation) {
        String key = operation.keyField();
        return key == null ? -1 : indexOf(columns, key);
    }

    /** The place of a plain column, whatever its case, or -1. */
    static int indexOf(List<Column> columns, String field) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).header().equalsIgnoreCase(field)) {
                return i;
            }
        }
        return -1;
    }

    String[] header() {
        return columns.stream().map(Column::header).toArray(String[]::new);
    }

    /**
     * The cells of a record, in an array that the next call uses again.
     *
     * @param index the record's place, for messages
     */
    String[] row(int index, SObject record) {
        find(record);
        long length = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = cell(index, record, i);
            length += row[i].length();
        }
        if (length > LONGEST_RECORD) {
            throw new IllegalArgumentException(
                    "record " + index + " has " + length + " characters; a record has at most " + LONGEST_RECORD);
        }
        requireKey(index);
        return row;
    }

    private void find(SObject record) {
        RecordShape shape = record.shape();
        if (lastShape == null || !lastShape.hasNamesOf(shape)) {
            for (int i = 0; i < places.length; i++) {
                places[i] = shape.indexOf(columns.get(i).field());
            }
        }
        lastShape = shape;
    }

    private String cell(int index, SObject record, int column) {
        if (places[column] < 0) {
            return CellText.ABSENT;
        }
        Object value = record.valueAt(places[column]);
        if (value == null && column == keyColumn) {
            return CellText.ABSENT;
        }
        try {
            return value instanceof SObject parent
                    ? reference(columns.get(column), parent)
                    : CellText.of(value, lineEnding);
        } catch (IllegalArgumentException e) {
            throw refused(index, columns.get(column).header(), e);
        }
    }

    /** A parent of the column's own kind, else nothing: another column has it. */
    private String reference(Column column, SObject parent) {
        boolean isIts = parent.type().equalsIgnoreCase(column.parentType())
                && parent.shape().name(0).equalsIgnoreCase(column.parentField());
        return isIts ? CellText.of(parent.valueAt(0), lineEnding) : CellText.ABSENT;
    }

    static IllegalArgumentException refused(int index, String field, IllegalArgumentException cause) {
        return new IllegalArgumentException("field " + field + " of record " + index + " " + cause.getMessage(), cause);
    }

    private void requireKey(int index) {
        String field = operation.keyField();
        if (field == null) {
            return;
        }
        String key = keyColumn < 0 ? CellText.ABSENT : row[keyColumn];
        if (field.equalsIgnoreCase("Id")) {
            boolean mayLack = operation.externalIdField() != null && key.isEmpty();
            if (!mayLack && !RecordId.isId(key)) {
                throw new IllegalArgumentException(
                        "record " + index + " has no valid Id, which " + operation.name() + " needs");
            }
        } else if (key.isEmpty() || key.equals(CellText.NULL)) {
            throw new IllegalArgumentException("record " + index + " has no value in its external id field " + field);
        }
    }
}
