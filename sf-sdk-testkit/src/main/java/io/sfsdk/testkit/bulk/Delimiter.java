package io.sfsdk.testkit.bulk;

/** What stands between the cells of a CSV line, by the name that job specifications use. */
enum Delimiter {
    BACKQUOTE('`'),
    CARET('^'),
    COMMA(','),
    PIPE('|'),
    SEMICOLON(';'),
    TAB('\t');

    private final byte sign;

    Delimiter(char sign) {
        this.sign = (byte) sign;
    }

    byte sign() {
        return sign;
    }
}
