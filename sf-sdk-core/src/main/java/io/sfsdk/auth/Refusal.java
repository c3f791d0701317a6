package io.sfsdk.auth;

import io.sfsdk.http.Hosts;
import io.sfsdk.http.HttpResponse;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** What an answer says about the session. */
enum Refusal {
    /** Nothing. */
    NONE,

    /** The token is not valid any more; a new one helps. */
    EXPIRED,

    /** The org is not, or no longer, behind this instance URL; a new login tells the present one. */
    MOVED;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** The edge has no route for the host: the org moved, or is gone. */
    private static final int NO_ROUTE = 420;

    /** How SOAP says it: by a code, not by the text, which comes in three forms and any language. */
    private static final Pattern EXPIRED_FAULT =
            Pattern.compile("<(?:\\w+:)?(?:faultcode|exceptionCode)>\\s*(?:\\w+:)?INVALID_SESSION_ID\\s*<");

    /** 401 answers that a new token would get again. */
    private static final Set<String> LASTING = Set.of(
            "INVALID_AUTH_HEADER",
            "INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
            "not valid for use with the REST API",
            "not attached to Agent");

    /** Reads the answer's start if its status leaves a question. */
    static Refusal of(PeekedResponse answer, URI instance) {
        return switch (answer.response().status()) {
            case 401 -> saysExpired(answer.start()) ? EXPIRED : NONE;
            case 403 -> answer.start().strip().startsWith("Bad_OAuth_Token") ? EXPIRED : NONE;
            case 500 -> EXPIRED_FAULT.matcher(answer.start()).find() ? EXPIRED : NONE;
            case NO_ROUTE -> MOVED;
            default -> leavesTheOrg(answer.response(), instance) ? MOVED : NONE;
        };
    }

    /** A JSON error must name the session; HTML, XML and nothing at all are what a bad token gets elsewhere. */
    private static boolean saysExpired(String start) {
        if (LASTING.stream().anyMatch(start::contains)) {
            return false;
        }
        boolean json =
                start.stripLeading().startsWith("[") || start.stripLeading().startsWith("{");
        return !json || start.contains("INVALID_SESSION_ID");
    }

    private static boolean leavesTheOrg(HttpResponse response, URI instance) {
        return REDIRECTS.contains(response.status())
                && response.headers()
                        .first("Location")
                        .filter(to -> !staysAt(instance, to))
                        .isPresent();
    }

    private static boolean staysAt(URI instance, String location) {
        try {
            return Hosts.sameOrigin(instance.resolve(location), instance);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
