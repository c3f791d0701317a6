package io.sfsdk.testkit.store;

/** A request the org refuses as a whole; row errors are in {@link SaveResult} instead. */
public final class OrgException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorCode;

    /** An answer with this code and text. */
    public OrgException(String errorCode, String message) {
        super(message);
        this.errorCode = errorCode;
    }

    /** For example {@code INVALID_REPLICATION_DATE} or {@code INVALID_TYPE}. */
    public String errorCode() {
        return errorCode;
    }
}
