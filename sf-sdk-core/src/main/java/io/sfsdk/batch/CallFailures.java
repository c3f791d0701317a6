package io.sfsdk.batch;

import io.sfsdk.deadletter.DeadLetterReason;
import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import java.util.List;
import java.util.Set;

/** Decides what the failure of a whole call means for its records. */
final class CallFailures {
    /** Statuses that can be one record's fault: a value that cannot be read, a body too large, a SOAP fault. */
    private static final Set<Integer> ABOUT_THE_BODY = Set.of(400, 413, 500);

    /** Codes of such a status that no other choice of records would change. */
    private static final Set<String> ABOUT_THE_CALL = Set.of(
            "INVALID_TYPE",
            "UNSUPPORTED_API_VERSION",
            "NOT_FOUND",
            "INVALIDENTITY",
            "INVALIDJOB",
            "INVALIDJOBSTATE",
            "INVALIDOPERATION",
            "INVALIDUSER",
            "INVALIDVERSION",
            "UNSUPPORTEDCONTENTTYPE",
            "FEATURENOTENABLED",
            "EXCEEDEDQUOTA");

    private CallFailures() {}

    static Answer judge(SalesforceException e, int records, boolean repeatable) {
        if (e.delivery() == Delivery.UNKNOWN) {
            return Answer.Verdicts.all(records, inDoubt(e, repeatable));
        }
        if (e.delivery() == Delivery.NOT_SENT) {
            return stopped(unsent(e), e);
        }
        return switch (e.retryability()) {
            case AFTER_DELAY -> new Answer.Later(e);
            case AFTER_LIMIT_FREES -> stopped(BatchOutcome.STOPPED_BY_LIMIT, e);
            case AFTER_LOGIN -> stopped(BatchOutcome.STOPPED_BY_LOGIN, e);
            case NEVER ->
                e instanceof ApiException refusal && mayBeOneRecordsFault(refusal)
                        ? new Answer.Refused(Verdict.last(rejected(refusal)), true)
                        : stopped(BatchOutcome.STOPPED_BY_REFUSAL, e);
        };
    }

    /** Why a run stops that could not learn what became of a call. */
    static Stop unasked(SalesforceException e) {
        if (e.delivery() != Delivery.REFUSED) {
            return new Stop(unsent(e), e);
        }
        return switch (e.retryability()) {
            case AFTER_DELAY -> new Stop(BatchOutcome.STOPPED_UNAVAILABLE, e);
            case AFTER_LIMIT_FREES -> new Stop(BatchOutcome.STOPPED_BY_LIMIT, e);
            case AFTER_LOGIN -> new Stop(BatchOutcome.STOPPED_BY_LOGIN, e);
            case NEVER -> new Stop(BatchOutcome.STOPPED_BY_REFUSAL, e);
        };
    }

    private static BatchOutcome unsent(SalesforceException e) {
        if (e.code().equals(ErrorCode.BUDGET_SPENT)) {
            return BatchOutcome.STOPPED_FOR_BUDGET;
        }
        boolean isLimit = e.retryability() == Retryability.AFTER_LIMIT_FREES;
        return isLimit ? BatchOutcome.STOPPED_BY_LIMIT : BatchOutcome.STOPPED_UNAVAILABLE;
    }

    static Verdict inDoubt(SalesforceException e, boolean repeatable) {
        List<ApiError> errors =
                e instanceof ApiException answer ? answer.errors() : List.of(ApiError.of(e.code(), message(e)));
        Fate doubt =
                new Fate.Dead(DeadLetterReason.IN_DOUBT, errors, e.requestId().orElse(null));
        return new Verdict(doubt, repeatable ? Repeat.AFTER_PAUSE : Repeat.NO);
    }

    private static boolean mayBeOneRecordsFault(ApiException e) {
        return ABOUT_THE_BODY.contains(e.status())
                && !ABOUT_THE_CALL.contains(e.code().value());
    }

    private static Fate rejected(ApiException e) {
        return new Fate.Dead(
                DeadLetterReason.REJECTED, e.errors(), e.requestId().orElse(null));
    }

    private static Answer stopped(BatchOutcome outcome, SalesforceException cause) {
        return new Answer.Stopped(new Stop(outcome, cause));
    }

    private static String message(SalesforceException e) {
        return String.valueOf(e.getMessage());
    }
}
