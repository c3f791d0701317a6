package io.sfsdk.answer;

import static java.util.Map.entry;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.Retryability;
import java.util.List;
import java.util.Map;

/** What to do about a refusal. */
final class Advice {
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            entry("INVALID_SESSION_ID", "Log in again."),
            entry("INVALID_OPERATION_WITH_EXPIRED_PASSWORD", "Reset the user's password; a new login does not help."),
            entry("API_DISABLED_FOR_ORG", "Give the user the permission API Enabled, or check the org's edition."),
            entry("INVALID_FIELD", "Check the field's name and that the user may read it."),
            entry("INVALID_TYPE", "Check the object's name and that the user may read it."),
            entry("MALFORMED_QUERY", "Correct the query."),
            entry("NOT_FOUND", "Check the object, the external id field and the id."),
            entry("INVALID_QUERY_LOCATOR", "The cursor is gone: ask again from the last record's key."),
            entry("INVALID_REPLICATION_DATE", "The window is too old or empty: read the object in full once."),
            entry("JSON_PARSER_ERROR", "One value has the wrong type: send fewer records to find it."),
            entry("QUERY_TIMEOUT", "Ask for a narrower window."),
            entry("DUPLICATE_EXTERNAL_ID", "Several records have this external id: make the field unique."),
            entry("DUPLICATES_DETECTED", "A duplicate rule matched: see duplicates() of errors()."),
            entry("STORAGE_LIMIT_EXCEEDED", "The org's storage is full: retrying is useless."));

    private Advice() {}

    static String on(int status, List<ApiError> errors) {
        String known = BY_CODE.get(errors.get(0).code().value());
        return known != null ? known : onStatus(status, errors);
    }

    private static String onStatus(int status, List<ApiError> errors) {
        if ((status >= 301 && status <= 308) || status == 420) {
            return "The org is not at this address any more: check the login host and log in again.";
        }
        if (status == 410) {
            return "This API version is retired: use a newer one.";
        }
        if (status == 414 || status == 431) {
            return "The request line is too long: ask for fewer fields.";
        }
        return switch (Retryability.ofRequest(status, errors)) {
            case AFTER_DELAY -> "Try again later.";
            case AFTER_LOGIN -> "Log in again.";
            case AFTER_LIMIT_FREES -> "The day's allocation is used up: wait until it frees.";
            case NEVER -> "Correct the request; see errors() for the org's words.";
        };
    }
}
