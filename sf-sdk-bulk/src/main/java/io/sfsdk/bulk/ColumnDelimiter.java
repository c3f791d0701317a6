package io.sfsdk.bulk;

/**
 * What separates the cells of a job's CSV.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm">Bulk API 2.0 Developer
 *     Guide, Create a Job, columnDelimiter</a>
 */
public enum ColumnDelimiter {
    BACKQUOTE('`'),
    CARET('^'),
    COMMA(','),
    PIPE('|'),
    SEMICOLON(';'),
    TAB('\t');

    private final char sign;

    ColumnDelimiter(char sign) {
        this.sign = sign;
    }

    public char sign() {
        return sign;
    }
}
