package io.sfsdk.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.sfsdk.record.SObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/** Writes records as the CSV of one job: UTF-8 without a byte order mark, every cell that holds something in quotes. */
final class CsvUpload {
    private static final int BUFFER = 32 * 1024;

    private CsvUpload() {}

    /**
     * Writes header and rows; leaves {@code out} open.
     *
     * @return how many rows
     * @throws IllegalArgumentException for a record that cannot be written, naming it
     */
    static long write(OutputStream out, List<Column> columns, IngestSpec spec, Iterator<SObject> records) {
        UploadRows rows = new UploadRows(columns, spec);
        long count = 0;
        try {
            CsvWriter csv = writer(out, columns, spec.format());
            csv.writeRecord(rows.header());
            while (records.hasNext()) {
                csv.writeRecord(rows.row(Math.toIntExact(count++), records.next()));
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be written", e);
        }
        return count;
    }

    /** An empty cell needs no quotes, but one that is alone in its row would make an empty line, which is no row. */
    private static CsvWriter writer(OutputStream out, List<Column> columns, CsvFormat format) {
        return CsvWriter.builder()
                .fieldSeparator(format.delimiter().sign())
                .quoteStrategy(columns.size() == 1 ? QuoteStrategies.ALWAYS : QuoteStrategies.NON_EMPTY)
                .lineDelimiter(format.lineEnding() == LineEnding.LF ? LineDelimiter.LF : LineDelimiter.CRLF)
                .bufferSize(BUFFER)
                .build(new Utf8Writer(out));
    }
}
