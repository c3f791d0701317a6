package io.sfsdk.testkit.json;

/** Text that is not JSON; line and column count from 1. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    JsonSyntaxException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The message as the REST API words it, position at the end. */
    public String wireMessage() {
        return getMessage() + " at [line:" + line + ", column:" + column + "]";
    }
}
