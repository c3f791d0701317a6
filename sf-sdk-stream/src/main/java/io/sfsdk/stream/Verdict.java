package io.sfsdk.stream;

import static io.sfsdk.error.Retryability.AFTER_DELAY;
import static io.sfsdk.error.Retryability.AFTER_LIMIT_FREES;
import static io.sfsdk.error.Retryability.AFTER_LOGIN;
import static io.sfsdk.error.Retryability.NEVER;

import io.sfsdk.error.Retryability;
import java.util.List;

/**
 * What a text of refusal means. The first that it begins with counts.
 *
 * @param start of the text, {@code code:arguments:text}, up to where its own values begin
 * @param isPosition whether it is the replay id that is refused
 * @param todo what to do, for the message
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/streaming_handling_errors.htm">Streaming
 *     API Developer Guide, Streaming API Error Codes</a>
 */
record Verdict(String start, Retryability retryability, boolean isPosition, String todo) {
    private static final String NEW_SESSION = "A new session helps.";
    private static final String PERMISSION = "The user lacks a permission, or the channel is not for subscribers.";
    private static final String CHANNEL = "Correct the channel's name or settings.";
    private static final String LOGIN = "A new login helps, unless the user may not use the Streaming API.";

    private static final List<Verdict> KNOWN = List.of(
            of("503::", AFTER_DELAY, "The server is busy; nothing is wrong with the session."),
            of("401::", AFTER_LOGIN, LOGIN),
            of("403::Unknown client", AFTER_DELAY, NEW_SESSION),
            of("402::Unknown client", AFTER_DELAY, NEW_SESSION),
            of("403::Client has not completed handshake", AFTER_DELAY, NEW_SESSION),
            of("400::Authenticated user id does not match", AFTER_DELAY, NEW_SESSION),
            of("400::Client ", AFTER_DELAY, "The session's cookie did not arrive. " + NEW_SESSION),
            new Verdict(
                    "400::The replayId {",
                    NEVER,
                    true,
                    "The org keeps that event no more, or it is of another stream."),
            of("403::Organization concurrent user limit exceeded", AFTER_LIMIT_FREES, "Fewer subscribers at a time."),
            of("403::Organization total events daily limit exceeded", AFTER_LIMIT_FREES, "The org keeps the events."),
            of("403::Subscription limit exceeded for this topic", AFTER_LIMIT_FREES, "Fewer subscribers of it."),
            of("403::To protect all customers", AFTER_DELAY, "The server has too many connections."),
            of("403::Handshake denied", AFTER_LOGIN, LOGIN),
            of("403:denied_by_security_policy:", AFTER_LOGIN, LOGIN),
            of("403::", NEVER, PERMISSION),
            of("400::The channel you requested", NEVER, CHANNEL),
            of("404::", NEVER, CHANNEL),
            of("400::", NEVER, "Correct the request."),
            of("413", NEVER, "The request is too long."),
            of("5", AFTER_DELAY, "Try again later."));

    private static final Verdict UNKNOWN = of("", AFTER_DELAY, NEW_SESSION);

    private static Verdict of(String start, Retryability retryability, String todo) {
        return new Verdict(start, retryability, false, todo);
    }

    static Verdict on(String text) {
        return KNOWN.stream()
                .filter(verdict -> text.startsWith(verdict.start))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
