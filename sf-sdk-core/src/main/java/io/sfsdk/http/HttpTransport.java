package io.sfsdk.http;

/**
 * Carries one request and brings its answer, whatever the answer says: a status is not an exception here. Safe to share.
 * Wrappers add what a plain exchange lacks, each one thing.
 */
@FunctionalInterface
public interface HttpTransport {
    /**
     * Makes one exchange.
     *
     * @return an answer whose body is still unread; the caller closes it
     * @throws io.sfsdk.error.TransportException if no answer came; its {@code delivery()} tells whether the request may have
     *     taken effect. A thread that is interrupted gets it too, with its interrupt flag set again.
     */
    HttpResponse send(HttpRequest request);
}
