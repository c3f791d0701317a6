package io.sfsdk.bulk;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a job did not come to all of its rows: {@code InvalidBatch : Field name not found : Foo__c}. The text is often doubled and
 * sometimes absent.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_reference_errors.htm">Bulk API
 *     Developer Guide, Errors</a>
 */
final class JobEnd {
    private static final Pattern CODE = Pattern.compile("\\s*+([A-Za-z]++)\\s*+:");

    /** What the data or the job is to blame for: no other attempt would end differently. */
    private static final Map<String, Retryability> FINAL = Map.of(
            "INVALIDBATCH", Retryability.NEVER,
            "CLIENTINPUTERROR", Retryability.NEVER,
            "INVALIDENTITY", Retryability.NEVER,
            "INVALIDJOB", Retryability.NEVER,
            "INVALIDOPERATION", Retryability.NEVER,
            "FEATURENOTENABLED", Retryability.NEVER,
            "UNSUPPORTEDCONTENTTYPE", Retryability.NEVER,
            "EXCEEDEDQUOTA", Retryability.AFTER_LIMIT_FREES);

    private JobEnd() {}

    /** The code in the form in which requests have it, {@code INVALIDBATCH}; empty for none. */
    static String code(JobInfo job) {
        Matcher code = CODE.matcher(job.error().orElse(""));
        return code.lookingAt() ? code.group(1).toUpperCase(Locale.ROOT) : "";
    }

    /** Whether the same rows may succeed in another job. */
    static boolean isPassing(JobInfo job) {
        return !FINAL.containsKey(code(job));
    }

    static Retryability retryability(JobInfo job) {
        return FINAL.getOrDefault(code(job), Retryability.AFTER_DELAY);
    }

    /** The whole job as one refusal. Only for one that took no row. */
    static ApiException refusal(JobInfo job) {
        String code = code(job);
        return Quotas.explain(new ApiException(
                "Job " + job.id() + " (" + job.operation() + " of " + job.sobject() + ") ended as " + job.state()
                        + " with code " + code + " and took no record: " + advice(code),
                200,
                List.of(ApiError.of(new ErrorCode(code), job.error().orElse(""))),
                retryability(job),
                Delivery.REFUSED,
                null));
    }

    private static String advice(String code) {
        return switch (code) {
            case "INVALIDBATCH" -> "see errors() for the field that the user cannot write or the object does not have";
            case "EXCEEDEDQUOTA" -> "the day's allocation is used up";
            default -> "see errors() for the org's text";
        };
    }

    /**
     * What is told of a row that the job never tried. It may always be sent again, so the code is one of those that pass, as near to
     * the job's own reason as there is one.
     */
    static ApiError unprocessed(JobInfo job) {
        return ApiError.of(
                new ErrorCode(passingCode(code(job))),
                "the job ended as " + job.state() + " before the org tried this record; it was not written"
                        + job.error().map(text -> ": " + text).orElse(""));
    }

    private static String passingCode(String code) {
        return switch (code) {
            case "TOOMANYLOCKFAILURE" -> ErrorCode.UNABLE_TO_LOCK_ROW.value();
            case "TIMEOUT" -> "REQUEST_RUNNING_TOO_LONG";
            case "EXCEEDEDQUOTA" -> "LIMIT_EXCEEDED";
            default -> "SERVER_UNAVAILABLE";
        };
    }
}
