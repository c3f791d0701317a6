package io.sfsdk.auth;

import io.sfsdk.error.ApiError;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ErrorCode;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to the org's current instance with its current token. Safe to share.
 *
 * <ul>
 *   <li>A path is resolved against the instance URL of the latest login. A whole URL must have the same scheme, host and port;
 *       credentials are sent nowhere else.
 *   <li>When the org says that the session is over, or has moved, there is one new login and the request is sent once more, whatever
 *       its method: an org that asks for another session has done nothing. A second refusal is handed on.
 *   <li>A refusal that a new token would meet again is handed on at once, so nothing loops.
 *   <li>Redirects are never followed.
 *   <li>A body that holds the token ({@link io.sfsdk.http.HttpBody#signed}) is made for the session it is sent with.
 * </ul>
 *
 * <p>A login that fails means that the request was not sent, and its failure says so.
 */
public final class AuthenticatingTransport implements HttpTransport {
    private static final Logger log = LoggerFactory.getLogger(AuthenticatingTransport.class);

    private final HttpTransport next;
    private final CachingTokenSource tokens;

    public AuthenticatingTransport(HttpTransport next, CachingTokenSource tokens) {
        this.next = next;
        this.tokens = tokens;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the target is outside the org
     * @throws IllegalStateException if the request's body holds the token and the token is a JWT, which the org takes in a header only
     * @throws ApiException if the login was refused, a token that cannot be renewed was, or the org is not to be found after a new
     *     login
     */
    @Override
    public HttpResponse send(HttpRequest request) {
        AccessToken token = token(request);
        String path = InstanceTarget.pathOf(request, token.instanceUrl());
        PeekedResponse first = exchange(request, path, token);
        Refusal refusal = Refusal.of(first, token.instanceUrl());
        return refusal == Refusal.NONE ? first.response() : again(request, path, token, first, refusal);
    }

    private HttpResponse again(
            HttpRequest request, String path, AccessToken refused, PeekedResponse first, Refusal refusal) {
        first.response().close();
        if (!tokens.isRenewable()) {
            throw notRenewable(request, first.response(), refusal);
        }
        log.debug(
                "new login [request={}, status={}, refusal={}]",
                request,
                first.response().status(),
                refusal);
        tokens.invalidate(refused);
        AccessToken renewed = token(request);
        PeekedResponse second = exchange(request, path, renewed);
        if (Refusal.of(second, renewed.instanceUrl()) == Refusal.MOVED) {
            second.response().close();
            throw notFound(request, second.response());
        }
        return second.response();
    }

    private PeekedResponse exchange(HttpRequest request, String path, AccessToken token) {
        return PeekedResponse.of(next.send(SignedRequest.of(request, path, token)));
    }

    private AccessToken token(HttpRequest request) {
        try {
            return tokens.current(request.timeout());
        } catch (SalesforceException e) {
            if (e.delivery() != Delivery.UNKNOWN) {
                throw e;
            }
            throw new TransportException(
                    request.describe() + " was not sent: the login failed: " + e.getMessage(),
                    e.retryability(),
                    Delivery.NOT_SENT,
                    e);
        }
    }

    private static ApiException notRenewable(HttpRequest request, HttpResponse answer, Refusal refusal) {
        ErrorCode code = refusal == Refusal.EXPIRED ? ErrorCode.INVALID_SESSION_ID : ErrorCode.UNSPECIFIED;
        return refused(
                request.describe() + ": the org refused the access token (" + answer.status()
                        + "), and this token source"
                        + " cannot renew it; hand in a new token, or log in with JwtBearer",
                answer,
                code,
                Retryability.AFTER_LOGIN);
    }

    private static ApiException notFound(HttpRequest request, HttpResponse answer) {
        return refused(
                request.describe() + ": the instance answers " + answer.status() + " even after a new login; the org is"
                        + " deleted, expired or being moved, or the login URL belongs to another org",
                answer,
                ErrorCode.UNSPECIFIED,
                Retryability.NEVER);
    }

    private static ApiException refused(
            String message, HttpResponse answer, ErrorCode code, Retryability retryability) {
        return new ApiException(
                message,
                answer.status(),
                List.of(ApiError.of(code, "")),
                retryability,
                Delivery.REFUSED,
                answer.requestId().orElse(null));
    }
}
