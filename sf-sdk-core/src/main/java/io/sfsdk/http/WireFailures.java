package io.sfsdk.http;

import io.sfsdk.error.Delivery;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Words for what can break in one exchange. {@link Delivery#NOT_SENT} is claimed only where no byte of the request can have
 * reached a server: no address, no connection, or no finished handshake.
 */
final class WireFailures {
    private final HttpRequest request;

    WireFailures(HttpRequest request) {
        this.request = request;
    }

    TransportException of(Throwable cause) {
        if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
            return pastDeadline();
        }
        if (hasCause(cause, UnresolvedAddressException.class)) {
            return notSent(
                    "the host name has no address; check its spelling and the DNS", Retryability.AFTER_DELAY, cause);
        }
        if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
            return notSent("no connection to the host: " + nameOf(cause), Retryability.AFTER_DELAY, cause);
        }
        if (cause instanceof SSLHandshakeException) {
            return handshake(cause);
        }
        return unknown("the connection broke before an answer came: " + nameOf(cause), cause);
    }

    private TransportException handshake(Throwable cause) {
        return hasCause(cause, CertificateException.class)
                ? notSent("the host's certificate is not trusted; see the cause", Retryability.NEVER, cause)
                : notSent("the TLS handshake failed", Retryability.AFTER_DELAY, cause);
    }

    TransportException pastDeadline() {
        return unknown("not finished within " + request.timeout(), null);
    }

    TransportException stalled() {
        return unknown("the answer's body stalled", null);
    }

    TransportException brokenBody(Throwable cause) {
        return unknown("the answer's body broke off: " + nameOf(cause), cause);
    }

    TransportException damagedBody(String how, @Nullable Throwable cause) {
        return unknown("the answer's body " + how, cause);
    }

    TransportException oddHead(String how) {
        return unknown("the answer's head " + how, null);
    }

    TransportException bodyNotWritten(Throwable cause) {
        return unknown("the request's body could not be written: " + nameOf(cause), cause);
    }

    TransportException closed() {
        return unknown("the answer was closed before its body was read", null);
    }

    TransportException interrupted(@Nullable Throwable cause) {
        return unknown("the thread was interrupted while it waited", cause);
    }

    TransportException interruptedBefore() {
        return notSent("the thread was interrupted", Retryability.AFTER_DELAY, null);
    }

    private TransportException notSent(String why, Retryability retryability, @Nullable Throwable cause) {
        return new TransportException(
                request.describe() + " was not sent: " + why, retryability, Delivery.NOT_SENT, cause);
    }

    private TransportException unknown(String what, @Nullable Throwable cause) {
        return new TransportException(request.describe() + ": " + what, Delivery.UNKNOWN, cause);
    }

    /** The type without the JDK's text, which may quote what was sent. */
    private static String nameOf(Throwable cause) {
        return cause.getClass().getSimpleName();
    }

    private static boolean hasCause(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
