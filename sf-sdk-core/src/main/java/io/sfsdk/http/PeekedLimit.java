package io.sfsdk.http;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A refusal of which the first bytes were read and put back: one code stands for the day's requests and for too many calls at once,
 * and only the text tells which. The status tells nothing: it is 403 as documented, 503 at some clients, 500 in SOAP.
 *
 * @param response to hand on; its body starts at the beginning
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">REST API Developer Guide,
 *     Status Codes and Error Responses</a>
 */
record PeekedLimit(HttpResponse response, CallGovernor.Ending ending) {
    private static final Set<Integer> STATUSES = Set.of(403, 429, 500, 503);
    private static final int ENOUGH = 4 * 1024;

    static PeekedLimit of(HttpResponse response) {
        return STATUSES.contains(response.status())
                ? peek(response)
                : new PeekedLimit(response, CallGovernor.Ending.COUNTED);
    }

    /** A body that breaks here breaks again for its reader. */
    @SuppressWarnings("UnusedException")
    private static PeekedLimit peek(HttpResponse response) {
        try {
            byte[] start = response.body().readNBytes(ENOUGH);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), response.body());
            return new PeekedLimit(
                    new HttpResponse(response.status(), response.headers(), whole, response.isDelimited()),
                    ending(new String(start, StandardCharsets.UTF_8)));
        } catch (IOException | TransportException e) {
            return new PeekedLimit(response, CallGovernor.Ending.COUNTED);
        }
    }

    private static CallGovernor.Ending ending(String text) {
        if (!text.contains(ErrorCode.REQUEST_LIMIT_EXCEEDED.value())) {
            return CallGovernor.Ending.COUNTED;
        }
        ApiError limit = ApiError.of(ErrorCode.REQUEST_LIMIT_EXCEEDED, text);
        return limit.retryability() == Retryability.AFTER_LIMIT_FREES
                ? CallGovernor.Ending.OVER_TOTAL
                : CallGovernor.Ending.OVER_CONCURRENCY;
    }
}
