package io.sfsdk.bulk;

/**
 * How a job's CSV is written. {@code LF} and {@code COMMA} unless there is a reason.
 *
 * @param delimiter between cells
 * @param lineEnding behind rows; line breaks inside a text are brought to it, since the org takes others for broken rows
 */
public record CsvFormat(ColumnDelimiter delimiter, LineEnding lineEnding) {
    /** {@code COMMA} and {@code LF}, the API's own defaults. */
    public static CsvFormat standard() {
        return new CsvFormat(ColumnDelimiter.COMMA, LineEnding.LF);
    }
}
