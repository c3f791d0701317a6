package io.sfsdk.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesforceExceptionTest {
    @Test
    void aRefusalTellsStatusAllErrorsAndTheRequestId() {
        List<ApiError> errors = new ArrayList<>(List.of(
                new ApiError(
                        new ErrorCode("REQUIRED_FIELD_MISSING"),
                        "Required fields are missing: [Name]",
                        List.of("Name")),
                ApiError.of(new ErrorCode("A_CODE_OF_NEXT_YEAR"), "new")));

        ApiException refusal =
                new ApiException("create Account", 400, errors, Retryability.NEVER, Delivery.REFUSED, "abc123");
        errors.clear();

        assertThat(refusal).hasMessage("create Account [request id abc123]");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo(new ErrorCode("REQUIRED_FIELD_MISSING"));
        assertThat(refusal.errors()).hasSize(2);
        assertThat(refusal.requestId()).contains("abc123");
        assertThat(refusal.retryability()).isEqualTo(Retryability.NEVER);
        assertThat(refusal.delivery()).isEqualTo(Delivery.REFUSED);
    }

    @Test
    void aLostAnswerPassesAndMayHaveTakenEffect() {
        TransportException lost = new TransportException("create Account", Delivery.UNKNOWN, new IOException("reset"));

        assertThat(lost.code()).isEqualTo(ErrorCode.NO_ANSWER);
        assertThat(lost.retryability()).isEqualTo(Retryability.AFTER_DELAY);
        assertThat(lost.requestId()).isEmpty();
        assertThat(lost).hasRootCauseMessage("reset");
    }

    @Test
    void anAnswerOfTheWrongShapeMayHaveTakenEffect() {
        ProtocolException odd = new ProtocolException("query", Retryability.AFTER_DELAY, null, null);

        assertThat(odd.code()).isEqualTo(ErrorCode.UNEXPECTED_ANSWER);
        assertThat(odd.delivery()).isEqualTo(Delivery.UNKNOWN);
        assertThat(odd).hasMessage("query");
    }

    @Test
    void anErrorShowsItsFieldsButNeverTheOrgsText() {
        ApiError error = new ApiError(new ErrorCode("DUPLICATE_VALUE"), "canary on record 001", List.of("Ext__c"));

        assertThat(error).hasToString("DUPLICATE_VALUE[Ext__c]");
        assertThat(ApiError.of(ErrorCode.UNABLE_TO_LOCK_ROW, "canary")).hasToString("UNABLE_TO_LOCK_ROW");
    }

    @Test
    void aCodeIsAnyWordButNotABlankOne() {
        assertThat(new ErrorCode("invalid_grant")).hasToString("invalid_grant");
        assertThatIllegalArgumentException().isThrownBy(() -> new ErrorCode(" "));
    }
}
