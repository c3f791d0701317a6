package io.sfsdk.bulk;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.sfsdk.answer.MisshapenException;
import io.sfsdk.error.TransportException;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a query result's CSV as records, each cell straight into its value. Used by one thread; the caller closes the stream. */
final class PageRows {
    private final Values values = new Values();
    private final CloseableIterator<@Nullable Object[]> rows;
    private final String[] header;
    private @Nullable RowLayout layout;
    private long count;

    /**
     * Reads the header.
     *
     * @throws IOException if the body breaks off or is no CSV
     */
    PageRows(InputStream body) throws IOException {
        this.rows = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(values, body, StandardCharsets.UTF_8)
                .iterator();
        @Nullable Object[] first = read();
        if (first == null) {
            throw new MisshapenException("not even the names of columns");
        }
        this.header = Arrays.copyOf(first, first.length, String[].class);
    }

    /** The names of the columns. */
    String[] header() {
        return header;
    }

    /** Reads all further rows so. */
    void use(RowLayout chosen) {
        this.layout = chosen;
        values.layout = chosen;
    }

    /**
     * The next record; null at the end.
     *
     * @throws IOException if the body breaks off or is no CSV
     */
    @Nullable
    SObject next() throws IOException {
        @Nullable Object[] row = read();
        if (row == null) {
            return null;
        }
        count++;
        if (values.width != header.length || layout == null) {
            throw new MisshapenException(
                    "row " + count + " with " + values.width + " cells under " + header.length + " names");
        }
        return layout.record(row);
    }

    private @Nullable Object @Nullable [] read() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) { // its message may quote a value
            if (e.getCause() instanceof TransportException lost) {
                throw lost;
            }
            if (e.getCause() instanceof UncheckedIOException broken) {
                throw broken.getCause();
            }
            throw new MisshapenException("broken CSV in row " + (count + 1));
        }
    }

    /** Texts of the first row, values of all others. */
    private static final class Values extends AbstractBaseCsvCallbackHandler<@Nullable Object[]> {
        private @Nullable RowLayout layout;
        private @Nullable Object[] row = new Object[16];
        private int width;

        @Override
        protected void handleBegin(long line) {
            if (layout != null) {
                row = new Object[layout.width()];
            }
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            if (layout == null) {
                if (index == row.length) {
                    row = Arrays.copyOf(row, index * 2);
                }
                row[index] = new String(text, offset, length);
            } else if (index < row.length) {
                row[index] = layout.type(index).read(text, offset, length);
            }
        }

        @Override
        protected @Nullable Object[] buildRecord() {
            width = getFieldCount();
            return layout == null ? Arrays.copyOf(row, width) : row;
        }
    }
}
