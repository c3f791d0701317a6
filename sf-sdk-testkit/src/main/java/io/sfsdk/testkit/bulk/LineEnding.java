package io.sfsdk.testkit.bulk;

/** What ends a CSV line. */
enum LineEnding {
    LF("\n"),
    CRLF("\r\n");

    private final String text;

    LineEnding(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
