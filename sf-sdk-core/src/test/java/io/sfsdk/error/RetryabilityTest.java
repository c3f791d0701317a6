package io.sfsdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryabilityTest {

    @ParameterizedTest
    @CsvSource({
        "UNABLE_TO_LOCK_ROW, '', AFTER_DELAY",
        "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, 'T: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access', AFTER_DELAY",
        "CANNOT_EXECUTE_FLOW_TRIGGER, 'UNABLE_TO_LOCK_ROW: unable to obtain', AFTER_DELAY",
        "CANNOT_EXECUTE_FLOW_TRIGGER, 'it could not obtain: unable to obtain exclusive access to this record', AFTER_DELAY",
        "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, 'T: FIELD_CUSTOM_VALIDATION_EXCEPTION', NEVER",
        "FIELD_CUSTOM_VALIDATION_EXCEPTION, 'do not type UNABLE_TO_LOCK_ROW', NEVER",
        "REQUEST_LIMIT_EXCEEDED, TotalRequests Limit exceeded., AFTER_LIMIT_FREES",
        "REQUEST_LIMIT_EXCEEDED, ConcurrentRequests (Concurrent API Requests) Limit exceeded, AFTER_DELAY",
        "REQUEST_LIMIT_EXCEEDED, ConcurrentPerOrgLongTxn Limit exceeded, AFTER_DELAY",
        "REQUEST_LIMIT_EXCEEDED, Grenze, AFTER_DELAY",
        "INVALID_SESSION_ID, '', AFTER_LOGIN",
        "STORAGE_LIMIT_EXCEEDED, '', NEVER",
        "ALL_OR_NONE_OPERATION_ROLLED_BACK, '', NEVER",
        "CODE_OF_NEXT_YEAR, '', NEVER"
    })
    void aRecordsErrorSaysWhetherItPasses(String code, String message, Retryability expected) {
        assertThat(error(code, message).retryability()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNABLE_TO_LOCK_ROW",
                "RECORD_IN_USE_BY_WORKFLOW",
                "ALREADY_IN_PROCESS",
                "TERRITORY_REALIGN_IN_PROGRESS",
                "PLATFORM_EVENT_PUBLISHING_UNAVAILABLE",
                "PLATFORM_EVENT_PUBLISH_FAILED",
                "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
                "ORG_IN_MAINTENANCE",
                "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE",
                "API_CURRENTLY_DISABLED",
                "SERVER_UNAVAILABLE",
                "TOO_MANY_APEX_REQUESTS",
                "REQUEST_RUNNING_TOO_LONG",
                "QUERY_TIMEOUT",
                "UNKNOWN_EXCEPTION",
                "INTERNAL_SERVER_ERROR"
            })
    void aCodeThatPassesDoesSoWhateverTheStatus(String code) {
        ApiError error = error(code, "");

        assertThat(error.retryability()).isEqualTo(Retryability.AFTER_DELAY);
        assertThat(Retryability.ofRequest(400, List.of(error))).isEqualTo(Retryability.AFTER_DELAY);
    }

    @ParameterizedTest
    @CsvSource({
        "LOGIN_RATE_EXCEEDED, 400, AFTER_LIMIT_FREES",
        "INVALID_SESSION_ID, 403, AFTER_LOGIN",
        "LOGIN_OAUTH_INVALID_TOKEN, 400, AFTER_LOGIN",
        "Bad_OAuth_Token, 403, AFTER_LOGIN",
        "INVALID_AUTH_HEADER, 401, NEVER",
        "UNSUPPORTED_API_VERSION, 500, NEVER",
        "DUPLICATE_VALUE, 400, NEVER"
    })
    void aCodeSaysMoreThanItsStatus(String code, int status, Retryability expected) {
        assertThat(Retryability.ofRequest(status, List.of(error(code, "")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERVER_UNAVAILABLE",
                "REQUEST_LIMIT_EXCEEDED",
                "TOO_MANY_APEX_REQUESTS",
                "ORG_IN_MAINTENANCE",
                "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE",
                "API_CURRENTLY_DISABLED",
                "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
                "UNSUPPORTED_API_VERSION"
            })
    void whatTheOrgTurnsAwayAtTheDoorHadNoEffectWhateverTheStatus(String code) {
        assertThat(Delivery.ofRequest(503, List.of(error(code, "")))).isEqualTo(Delivery.REFUSED);
    }

    @Test
    void anAnswerWithoutErrorsIsJudgedByItsStatus() {
        assertThat(Retryability.ofRequest(503, List.of())).isEqualTo(Retryability.AFTER_DELAY);
        assertThat(Retryability.ofRequest(404, List.of())).isEqualTo(Retryability.NEVER);
        assertThat(Delivery.ofRequest(503, List.of())).isEqualTo(Delivery.UNKNOWN);
        assertThat(Delivery.ofRequest(499, List.of())).isEqualTo(Delivery.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "500, CODE_OF_NEXT_YEAR, AFTER_DELAY, UNKNOWN",
        "400, CODE_OF_NEXT_YEAR, NEVER, REFUSED",
        "401, UNSPECIFIED, AFTER_LOGIN, REFUSED",
        "401, INVALID_OPERATION_WITH_EXPIRED_PASSWORD, NEVER, REFUSED",
        "403, API_DISABLED_FOR_ORG, NEVER, REFUSED",
        "403, REQUEST_LIMIT_EXCEEDED, AFTER_DELAY, REFUSED",
        "420, UNSPECIFIED, NEVER, REFUSED",
        "429, UNSPECIFIED, AFTER_DELAY, REFUSED",
        "500, UNKNOWN_EXCEPTION, AFTER_DELAY, UNKNOWN",
        "500, APEX_ERROR, NEVER, UNKNOWN",
        "502, UNSPECIFIED, AFTER_DELAY, UNKNOWN",
        "503, UNSPECIFIED, AFTER_DELAY, UNKNOWN",
        "503, SERVER_UNAVAILABLE, AFTER_DELAY, REFUSED",
        "504, UNSPECIFIED, AFTER_DELAY, UNKNOWN"
    })
    void aRequestsStatusAndCodeSayWhetherItPassesAndWhatItDid(
            int status, String code, Retryability retryability, Delivery delivery) {
        List<ApiError> errors = List.of(error(code, ""));

        assertThat(Retryability.ofRequest(status, errors)).isEqualTo(retryability);
        assertThat(Delivery.ofRequest(status, errors)).isEqualTo(delivery);
    }

    @Test
    void theErrorThatIsHardestToGetOverDecides() {
        ApiError lock = error("UNABLE_TO_LOCK_ROW", "");
        ApiError missing = error("REQUIRED_FIELD_MISSING", "");

        assertThat(Retryability.ofRecord(List.of(lock, missing))).isEqualTo(Retryability.NEVER);
        assertThat(Retryability.ofRecord(List.of(lock, lock))).isEqualTo(Retryability.AFTER_DELAY);
        assertThat(Retryability.ofRequest(400, List.of(lock, error("INVALID_SESSION_ID", ""))))
                .isEqualTo(Retryability.AFTER_LOGIN);
        assertThat(Retryability.ofRequest(
                        400, List.of(error("LOGIN_RATE_EXCEEDED", ""), error("INVALID_SESSION_ID", ""))))
                .isEqualTo(Retryability.AFTER_LIMIT_FREES);
        assertThat(Delivery.ofRequest(503, List.of(error("SERVER_UNAVAILABLE", ""), missing)))
                .isEqualTo(Delivery.UNKNOWN);
    }

    private static ApiError error(String code, String message) {
        return ApiError.of(new ErrorCode(code), message);
    }
}
