package io.sfsdk.testkit.bulk;

import io.sfsdk.testkit.json.TimeForm;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.soql.QueryOutline.OutlineColumn;
import io.sfsdk.testkit.soql.ResultRow;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows of an answer as CSV, all quoted: null is empty, as empty text would be. Safe to share. */
final class QueryRows {
    private static final int FLUSH_BYTES = 64 * 1024;
    private static final int OFFSET_CHARACTERS = 5;

    private final List<OutlineColumn> columns;
    private final List<ResultRow> rows;
    private final CsvForm form;

    QueryRows(List<OutlineColumn> columns, List<ResultRow> rows, CsvForm form) {
        this.columns = columns;
        this.rows = rows;
        this.form = form;
    }

    int size() {
        return rows.size();
    }

    /** The header and the rows from one to before another. */
    void writeTo(OutputStream out, int from, int until) throws IOException {
        CsvWriter csv = new CsvWriter(form);
        columns.forEach(column -> csv.cell(String.join(".", column.path())));
        csv.endLine();
        for (int i = from; i < until; i++) {
            write(csv, rows.get(i));
            if (csv.length() >= FLUSH_BYTES) {
                out.write(csv.array(), 0, csv.length());
                csv.clear();
            }
        }
        out.write(csv.array(), 0, csv.length());
    }

    private void write(CsvWriter csv, ResultRow row) {
        for (OutlineColumn column : columns) {
            Object value = row;
            for (String key : column.path()) {
                value = value instanceof ResultRow holder ? value(holder, key) : null;
            }
            csv.cell(value == null ? "" : text(value, column.type()));
        }
        csv.endLine();
    }

    private static @Nullable Object value(ResultRow row, String key) {
        return row.values().get(row.names().indexOf(key));
    }

    private static String text(Object value, FieldType type) {
        if (value instanceof Instant instant) {
            String text = TimeForm.dateTime(instant);
            return text.substring(0, text.length() - OFFSET_CHARACTERS) + "Z";
        }
        if (value instanceof LocalTime time) {
            return TimeForm.time(time);
        }
        if (value instanceof BigDecimal number) {
            return type.isDecimal() ? Double.toString(number.doubleValue()) : number.toPlainString();
        }
        return value.toString();
    }

    /** What all rows come to, reckoned from some. */
    long estimatedBytes() {
        int sample = Math.min(1_000, rows.size());
        CsvWriter csv = new CsvWriter(form);
        for (int i = 0; i < sample; i++) {
            write(csv, rows.get(i));
        }
        return sample == 0 ? 0 : (long) csv.length() * rows.size() / sample;
    }
}
