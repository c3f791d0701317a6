package io.sfsdk.testkit.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads an upload record by record and keeps one at a time. As strict as the platform: a quote only around a whole value, doubled
 * inside; the job's line ending and no other; blanks are part of a value. Lines without any sign are passed over. Used by one
 * thread.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_prepare_csv.htm">Prepare
 *     CSV Files</a>
 */
final class CsvReader implements Closeable {
    private static final int END = Integer.MIN_VALUE;

    private final InputStream in;
    private final byte delimiter;
    private final LineEnding ending;
    private final boolean checksInnerBreaks;
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int limit;
    private int at;
    private int rawEnd;
    private int[] bounds = new int[64];
    private boolean[] doubled = new boolean[32];
    private int size;

    /** @param checksInnerBreaks whether a line break inside a value must be the job's too */
    CsvReader(InputStream in, CsvForm form, boolean checksInnerBreaks) {
        this.in = in;
        this.delimiter = form.delimiter().sign();
        this.ending = form.ending();
        this.checksInnerBreaks = checksInnerBreaks;
    }

    /**
     * Goes to the next record; false behind the last.
     *
     * @throws JobFailure if what comes is no CSV of the job's form
     */
    boolean next() throws IOException {
        do {
            start += at;
            at = 0;
            size = 0;
            if (peek() == END) {
                return false;
            }
            readRecord();
        } while (rawEnd == 0);
        return true;
    }

    /** Cells of the record. */
    int size() {
        return size;
    }

    /** A cell without its quotes. */
    String cell(int index) {
        int from = start + bounds[2 * index];
        int until = start + bounds[2 * index + 1];
        String text = new String(buffer, from, until - from, StandardCharsets.UTF_8);
        return doubled[index] ? text.replace("\"\"", "\"") : text;
    }

    /** All cells without their quotes. */
    List<String> cells() {
        String[] cells = new String[size];
        for (int i = 0; i < size; i++) {
            cells[i] = cell(i);
        }
        return List.of(cells);
    }

    /** The record as it was written, without its line ending. */
    String raw() {
        return new String(buffer, start, rawEnd, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void readRecord() throws IOException {
        boolean more = true;
        while (more) {
            if (peek() == '"') {
                readQuoted();
            } else {
                readPlain();
            }
            more = peek() == delimiter;
            if (more) {
                at++;
            }
        }
        rawEnd = at;
        endLine();
    }

    private void readPlain() throws IOException {
        int from = at;
        for (int b = peek(); b != END && b != delimiter && b != '\n' && b != '\r'; b = peek()) {
            if (b == '"') {
                throw JobFailure.unescapedQuote();
            }
            at++;
        }
        add(from, at, false);
    }

    private void readQuoted() throws IOException {
        at++;
        int from = at;
        boolean twice = false;
        while (true) {
            int b = peek();
            if (b == END) {
                throw JobFailure.unescapedQuote();
            }
            at++;
            if (b == '\n' || b == '\r') {
                checkInnerBreak(b);
            } else if (b == '"') {
                if (peek() != '"') {
                    break;
                }
                at++;
                twice = true;
            }
        }
        add(from, at - 1, twice);
        int next = peek();
        if (next != END && next != delimiter && next != '\n' && next != '\r') {
            throw JobFailure.unescapedQuote();
        }
    }

    private void checkInnerBreak(int b) throws IOException {
        if (!checksInnerBreaks) {
            return;
        }
        boolean crlf = b == '\r' && peek() == '\n';
        if (crlf) {
            at++;
        }
        if (ending == LineEnding.LF ? b == '\r' : !crlf) {
            throw JobFailure.lineEnding(ending);
        }
    }

    private void endLine() throws IOException {
        int b = peek();
        if (b == END) {
            return;
        }
        at++;
        boolean crlf = b == '\r' && peek() == '\n';
        if (crlf) {
            at++;
        }
        if (ending == LineEnding.CRLF ? !crlf : b != '\n') {
            throw JobFailure.lineEnding(ending);
        }
    }

    private void add(int from, int until, boolean twice) {
        if (size == doubled.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
            doubled = Arrays.copyOf(doubled, doubled.length * 2);
        }
        bounds[2 * size] = from;
        bounds[2 * size + 1] = until;
        doubled[size++] = twice;
    }

    private int peek() throws IOException {
        return start + at < limit || fill() ? buffer[start + at] : END;
    }

    /** Keeps the record that is being read whole. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, count);
        return count > 0;
    }
}
