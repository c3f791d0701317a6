package io.sfsdk.bulk;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.error.TransportException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads CSV row by row as it arrives. Used by one thread; the caller closes the stream. */
final class CsvRows {
    private final CloseableIterator<String[]> rows;
    private final Tail tail;
    private final String[] header;
    private long count;

    /**
     * Reads the header.
     *
     * @throws IOException if the body breaks off or is no CSV
     */
    CsvRows(InputStream body, char delimiter) throws IOException {
        this.tail = new Tail(body);
        this.rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(false)
                .build(new Texts(), tail, StandardCharsets.UTF_8)
                .iterator();
        String[] first = read();
        this.header = first == null ? new String[0] : first;
    }

    /** The names of the columns; none of an empty body. */
    String[] header() {
        return header;
    }

    /** Rows read so far, the header not among them. */
    long count() {
        return count;
    }

    /**
     * The next row, as wide as the header; null at the end.
     *
     * @throws IOException if the body breaks off or is no CSV
     */
    String @Nullable [] next() throws IOException {
        String[] row = read();
        if (row == null) {
            return null;
        }
        count++;
        if (row.length != header.length) {
            throw new MisshapenException(
                    "row " + count + " with " + row.length + " cells under " + header.length + " names");
        }
        return row;
    }

    /** Where nothing but the closed connection marks the end, only the last line break tells a whole body from half of one. */
    void requireLineBreakAtEnd() throws IOException {
        if (count > 0 && tail.last != '\n' && tail.last != '\r') {
            throw new MisshapenException("a last row without a line break");
        }
    }

    private String @Nullable [] read() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) { // its message may quote a value
            if (e.getCause() instanceof TransportException lost) {
                throw lost;
            }
            throw new MisshapenException("broken CSV in row " + (count + 1));
        }
    }

    /** Remembers the last byte. */
    private static final class Tail extends FilterInputStream {
        private int last = -1;

        Tail(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0) {
                last = target[offset + read - 1];
            }
            return read;
        }
    }

    private static final class Texts extends AbstractBaseCsvCallbackHandler<String[]> {
        private String[] cells = new String[16];

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            if (index == cells.length) {
                cells = Arrays.copyOf(cells, index * 2);
            }
            cells[index] = length == 0 ? "" : new String(text, offset, length);
        }

        @Override
        protected String[] buildRecord() {
            return Arrays.copyOf(cells, getFieldCount());
        }
    }
}
