package io.sfsdk.bulk;

/** How the rows of a job's CSV end; the org refuses a file whose rows end differently. */
public enum LineEnding {
    LF("\n"),
    CRLF("\r\n");

    private final String text;

    LineEnding(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
