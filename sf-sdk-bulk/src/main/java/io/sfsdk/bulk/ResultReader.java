package io.sfsdk.bulk;

import io.sfsdk.answer.MisshapenException;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.record.RecordId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Downloads what a job tells of its rows. A download that breaks, or that has not the rows the job counted, is begun again. */
final class ResultReader {
    /** Behind this name stands the delimiter that the org chose. */
    private static final byte[] FIRST_NAME = "\"sf__Id\"".getBytes(StandardCharsets.US_ASCII);

    private final BulkCalls calls;
    private final List<Column> columns;
    private final ColumnDelimiter delimiter;

    ResultReader(BulkCalls calls, List<Column> columns, ColumnDelimiter delimiter) {
        this.calls = calls;
        this.columns = columns;
        this.delimiter = delimiter;
    }

    /**
     * Rows of one set.
     *
     * @param rows as they came, what little is kept of each
     * @param discrepancy between their number and the job's, null for none
     */
    record Found(List<ResultRow> rows, @Nullable ProtocolException discrepancy) {
        static Found nothing() {
            return new Found(List.of(), null);
        }
    }

    /**
     * Reads a set.
     *
     * @param expected how many rows the job counted, or -1 if it does not tell
     * @param keep what to keep of a row
     */
    Found read(RecordId job, ResultSet set, long expected, UnaryOperator<ResultRow> keep) {
        List<ResultRow> rows = new ArrayList<>();
        boolean[] isWhole = {false};
        HttpRequest request = calls.csv("/jobs/ingest/" + job + "/" + set.path());
        try {
            calls.read(request, answer -> {
                rows.clear();
                isWhole[0] = false;
                collect(answer, set, rows, keep);
                isWhole[0] = true;
                if (expected >= 0 && rows.size() != expected) {
                    throw new MisshapenException(
                            rows.size() + " rows, of which the job counted " + expected + " in its " + set.path());
                }
                return rows;
            });
            return new Found(rows, null);
        } catch (ProtocolException e) {
            if (isWhole[0]) {
                return new Found(rows, e);
            }
            throw e;
        }
    }

    /** The header counts once there is a row: a job that was never given a file has nobody's columns to repeat. */
    private void collect(HttpResponse answer, ResultSet set, List<ResultRow> rows, UnaryOperator<ResultRow> keep)
            throws IOException {
        PushbackInputStream body = new PushbackInputStream(answer.body(), FIRST_NAME.length + 1);
        CsvRows csv = new CsvRows(body, delimiter(body));
        if (csv.header().length == 0) {
            return;
        }
        ResultHeader header = null;
        for (String[] row = csv.next(); row != null; row = csv.next()) {
            if (header == null) {
                header = new ResultHeader(set, csv.header(), columns);
            }
            rows.add(keep.apply(header.row(row)));
        }
        if (!answer.isDelimited()) {
            csv.requireLineBreakAtEnd();
        }
    }

    /** The job's own, unless the first name is followed by another. */
    private char delimiter(PushbackInputStream body) throws IOException {
        byte[] start = readUpTo(body, FIRST_NAME.length + 1);
        body.unread(start);
        for (int i = 0; i < FIRST_NAME.length; i++) {
            if (i >= start.length || start[i] != FIRST_NAME[i]) {
                return delimiter.sign();
            }
        }
        char found = start.length > FIRST_NAME.length ? (char) start[FIRST_NAME.length] : '\n';
        return found == '\n' || found == '\r' ? delimiter.sign() : found;
    }

    private static byte[] readUpTo(InputStream body, int count) throws IOException {
        return body.readNBytes(count);
    }
}
