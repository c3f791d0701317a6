package io.sfsdk.testkit.soql;

/** A query the org refuses: the code and the text of the answer, {@code ERROR at Row:1:Column:8} included. */
public final class SoqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorCode;

    public SoqlException(String errorCode, String message) {
        super(message);
        this.errorCode = errorCode;
    }

    /** For example {@code MALFORMED_QUERY}, {@code INVALID_FIELD}, {@code INVALID_TYPE}. */
    public String errorCode() {
        return errorCode;
    }
}
