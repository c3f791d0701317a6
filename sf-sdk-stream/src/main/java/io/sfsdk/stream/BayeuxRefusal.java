package io.sfsdk.stream;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import java.util.List;

/** Turns a reply that says no into an exception. */
final class BayeuxRefusal {
    private static final int OK = 200;

    private BayeuxRefusal() {}

    /** @param attempt what was asked for, such as {@code subscribe to /event/Order__e} */
    static ApiException of(String attempt, MetaReply reply) {
        String reason = reply.reason();
        Verdict verdict = Verdict.on(reason);
        return new ApiException(
                attempt + ": the org says " + reason + ". " + verdict.todo(),
                OK,
                List.of(ApiError.of(code(reason), reason)),
                verdict.retryability(),
                Delivery.REFUSED,
                null);
    }

    static boolean isOfThePosition(MetaReply reply) {
        return Verdict.on(reply.reason()).isPosition();
    }

    /** The server ends sessions on its own when it is scaled or restarted. */
    static ApiException ofServer(String channel) {
        String text = "the server ended the session";
        return new ApiException(
                "listen to " + channel + ": " + text + ". A new one helps.",
                OK,
                List.of(ApiError.of(new ErrorCode(MetaReply.DISCONNECT), text)),
                Retryability.AFTER_DELAY,
                Delivery.REFUSED,
                null);
    }

    /** The text as sent, up to where its own values begin, for example {@code 403::Unknown client}. */
    private static ErrorCode code(String reason) {
        int values = reason.indexOf('{');
        String start = (values < 0 ? reason : reason.substring(0, values)).strip();
        return start.isEmpty() ? ErrorCode.UNSPECIFIED : new ErrorCode(start);
    }
}
