package io.sfsdk.error;

/**
 * An error code of Salesforce, or of this library where no answer came. The set is open: codes are added with each release,
 * so an unknown one is kept as it is and never an error itself.
 *
 * @param value the code as sent, for example {@code INVALID_SESSION_ID}; OAuth codes are lower case
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">SOAP
 *     API Developer Guide, Core Data Types, StatusCode and ExceptionCode</a>
 */
public record ErrorCode(String value) {
    public static final ErrorCode INVALID_SESSION_ID = new ErrorCode("INVALID_SESSION_ID");
    public static final ErrorCode REQUEST_LIMIT_EXCEEDED = new ErrorCode("REQUEST_LIMIT_EXCEEDED");
    public static final ErrorCode UNABLE_TO_LOCK_ROW = new ErrorCode("UNABLE_TO_LOCK_ROW");
    public static final ErrorCode ENTITY_IS_DELETED = new ErrorCode("ENTITY_IS_DELETED");
    public static final ErrorCode INVALID_FIELD = new ErrorCode("INVALID_FIELD");
    public static final ErrorCode INVALID_QUERY_LOCATOR = new ErrorCode("INVALID_QUERY_LOCATOR");
    public static final ErrorCode ROLLED_BACK = new ErrorCode("ALL_OR_NONE_OPERATION_ROLLED_BACK");
    public static final ErrorCode DUPLICATE_EXTERNAL_ID = new ErrorCode("DUPLICATE_EXTERNAL_ID");

    /** A window of getUpdated or getDeleted holds more ids than one answer may: ask for less time. */
    public static final ErrorCode EXCEEDED_ID_LIMIT = new ErrorCode("EXCEEDED_ID_LIMIT");

    public static final ErrorCode INVALID_REPLICATION_DATE = new ErrorCode("INVALID_REPLICATION_DATE");

    /** An answer without a code of its own, for example an HTML page: see the status. */
    public static final ErrorCode UNSPECIFIED = new ErrorCode("UNSPECIFIED");

    /** No answer, or half of one. */
    public static final ErrorCode NO_ANSWER = new ErrorCode("NO_ANSWER");

    /** A budget of the host's does not allow the call now; it was not made. */
    public static final ErrorCode BUDGET_SPENT = new ErrorCode("BUDGET_SPENT");

    /** An answer of the wrong shape. */
    public static final ErrorCode UNEXPECTED_ANSWER = new ErrorCode("UNEXPECTED_ANSWER");

    /** The host's own handler refused a record. */
    public static final ErrorCode HANDLER_FAILED = new ErrorCode("HANDLER_FAILED");

    public ErrorCode {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an error code must not be blank; use ErrorCode.UNSPECIFIED");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
