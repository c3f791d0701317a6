package io.sfsdk.error;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The codes that say more than "no". A code is looked at before a status, and a text only where one code has two meanings.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm">SOAP
 *     API Developer Guide, Core Data Types, StatusCode and ExceptionCode</a>
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">REST API Developer
 *     Guide, Status Codes and Error Responses</a>
 */
final class KnownCodes {
    private static final Map<String, Retryability> RETRYABILITY = Map.ofEntries(
            entry("UNABLE_TO_LOCK_ROW", Retryability.AFTER_DELAY),
            entry("RECORD_IN_USE_BY_WORKFLOW", Retryability.AFTER_DELAY),
            entry("ALREADY_IN_PROCESS", Retryability.AFTER_DELAY),
            entry("TERRITORY_REALIGN_IN_PROGRESS", Retryability.AFTER_DELAY),
            entry("PLATFORM_EVENT_PUBLISHING_UNAVAILABLE", Retryability.AFTER_DELAY),
            entry("PLATFORM_EVENT_PUBLISH_FAILED", Retryability.AFTER_DELAY),
            entry("INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", Retryability.AFTER_DELAY),
            entry("ORG_IN_MAINTENANCE", Retryability.AFTER_DELAY),
            entry("FUNCTIONALITY_TEMPORARILY_UNAVAILABLE", Retryability.AFTER_DELAY),
            entry("API_CURRENTLY_DISABLED", Retryability.AFTER_DELAY),
            entry("SERVER_UNAVAILABLE", Retryability.AFTER_DELAY),
            entry("TOO_MANY_APEX_REQUESTS", Retryability.AFTER_DELAY),
            entry("REQUEST_RUNNING_TOO_LONG", Retryability.AFTER_DELAY),
            entry("QUERY_TIMEOUT", Retryability.AFTER_DELAY),
            entry("UNKNOWN_EXCEPTION", Retryability.AFTER_DELAY),
            entry("INTERNAL_SERVER_ERROR", Retryability.AFTER_DELAY),
            entry("LOGIN_RATE_EXCEEDED", Retryability.AFTER_LIMIT_FREES),
            entry("EXCEEDEDQUOTA", Retryability.AFTER_LIMIT_FREES),
            entry("INVALID_SESSION_ID", Retryability.AFTER_LOGIN),
            entry("LOGIN_OAUTH_INVALID_TOKEN", Retryability.AFTER_LOGIN),
            entry("Bad_OAuth_Token", Retryability.AFTER_LOGIN),
            entry("INVALID_OPERATION_WITH_EXPIRED_PASSWORD", Retryability.NEVER),
            entry("INVALID_AUTH_HEADER", Retryability.NEVER),
            entry("UNSUPPORTED_API_VERSION", Retryability.NEVER),
            entry("APEX_ERROR", Retryability.NEVER));

    /** Codes of triggers and flows, whose text carries the code of what went wrong inside. */
    private static final Set<String> CARRIERS =
            Set.of("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "CANNOT_EXECUTE_FLOW_TRIGGER", "APEX_ERROR");

    private static final Set<String> LOCK_TEXTS =
            Set.of(ErrorCode.UNABLE_TO_LOCK_ROW.value(), "unable to obtain exclusive access");

    /** Codes with which the org turns a request away before it does anything, whatever the status. */
    private static final Set<String> TURNED_AWAY = Set.of(
            "SERVER_UNAVAILABLE",
            "REQUEST_LIMIT_EXCEEDED",
            "TOO_MANY_APEX_REQUESTS",
            "ORG_IN_MAINTENANCE",
            "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE",
            "API_CURRENTLY_DISABLED",
            "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
            "UNSUPPORTED_API_VERSION");

    private KnownCodes() {}

    /** Null for a code that says nothing of it. */
    static @Nullable Retryability retryability(ApiError error) {
        if (error.code().equals(ErrorCode.REQUEST_LIMIT_EXCEEDED)) {
            return limit(error.message());
        }
        if (isLock(error)) {
            return Retryability.AFTER_DELAY;
        }
        return RETRYABILITY.get(error.code().value());
    }

    /** A trigger or flow reports a lock that it met as its own failure, with the code or only its text inside. */
    static boolean isLock(ApiError error) {
        return error.code().equals(ErrorCode.UNABLE_TO_LOCK_ROW)
                || (isCarrier(error) && LOCK_TEXTS.stream().anyMatch(error.message()::contains));
    }

    static boolean turnsAway(ApiError error) {
        return TURNED_AWAY.contains(error.code().value());
    }

    private static boolean isCarrier(ApiError error) {
        return CARRIERS.contains(error.code().value());
    }

    /** One code for the day's allocation and for too many calls at once, with opposite remedies; only the text tells. */
    private static Retryability limit(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("total") && !text.contains("concurrent")
                ? Retryability.AFTER_LIMIT_FREES
                : Retryability.AFTER_DELAY;
    }
}
