package io.sfsdk.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.sfsdk.error.ApiException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.retry.Attempts;
import java.io.IOException;

/**
 * An adapter's exchanges: an answer is either what the resource promises, read to its end, or an exception. May be shared by
 * threads if the transport may.
 */
public final class Answers {
    private static final int NOT_MODIFIED = 304;

    private final HttpTransport transport;
    private final BodyRetry retry;
    private final Refuser refuser;

    /**
     * Refusals are read by {@link Refusals#of(HttpRequest, HttpResponse, Disclosure)}.
     *
     * @param transport signs, retries and logs
     * @param retry how often a read is asked for again whose answer began and then broke off
     */
    public Answers(HttpTransport transport, BodyRetry retry) {
        this(transport, retry, Refusals::of);
    }

    /** For a protocol that says no in its own way. */
    public Answers(HttpTransport transport, BodyRetry retry, Refuser refuser) {
        this.transport = transport;
        this.retry = retry;
        this.refuser = refuser;
    }

    /** Makes the exchange and returns the answer whatever it says; the caller closes it. */
    public HttpResponse exchange(HttpRequest request) {
        return transport.send(request);
    }

    /**
     * Makes the exchange and returns the answer, unread, if it is a success or 304; the caller closes it.
     *
     * @throws ApiException for any other status
     */
    public HttpResponse accepted(HttpRequest request, Disclosure disclosure) {
        HttpResponse answer = transport.send(request);
        if (answer.isSuccess() || answer.status() == NOT_MODIFIED) {
            return answer;
        }
        try (answer) {
            throw refuser.refusal(request, answer, disclosure);
        }
    }

    /**
     * Reads something: a body that breaks is asked for again, so the request must be harmless when it is sent twice.
     *
     * @throws ApiException for a status that is neither a success nor 304
     */
    public <T> T read(HttpRequest request, Disclosure disclosure, Decoder<T> decoder) {
        Attempts attempts = retry.start();
        while (true) {
            try (HttpResponse answer = accepted(request, disclosure)) {
                return decode(request, answer, decoder);
            } catch (BrokenBody broken) {
                retry.awaitNext(attempts, broken.failure);
            }
        }
    }

    /**
     * Makes a call once; repeating it is the wire's decision.
     *
     * @throws ApiException for a status that is neither a success nor 304
     */
    public <T> T call(HttpRequest request, Disclosure disclosure, Decoder<T> decoder) {
        try (HttpResponse answer = accepted(request, disclosure)) {
            return decode(request, answer, decoder);
        } catch (BrokenBody broken) {
            throw broken.failure;
        }
    }

    private static <T> T decode(HttpRequest request, HttpResponse answer, Decoder<T> decoder) throws BrokenBody {
        try {
            return decoder.decode(answer);
        } catch (IOException e) {
            throw new BrokenBody(broken(request, answer, e));
        } catch (TransportException e) {
            throw new BrokenBody(e);
        }
    }

    /** What a body that cannot be read means. A parser's own message is left out, since it quotes the body. */
    public static SalesforceException broken(HttpRequest request, HttpResponse answer, IOException failure) {
        String attempt = request.describe() + " was answered with status " + answer.status() + ", but ";
        String requestId = answer.requestId().orElse(null);
        if (failure instanceof StreamConstraintsException) {
            return new ProtocolException(
                    attempt + "the body is nested deeper or longer than any answer of an org",
                    Retryability.NEVER,
                    requestId,
                    null);
        }
        if (failure instanceof JsonProcessingException json) {
            long at = json.getLocation() == null ? -1 : json.getLocation().getByteOffset();
            return new ProtocolException(
                    attempt + "the body is broken or incomplete JSON (at byte " + at + ")",
                    Retryability.AFTER_DELAY,
                    requestId,
                    null);
        }
        if (failure instanceof MisshapenException) {
            return new ProtocolException(
                    attempt + "the body holds " + failure.getMessage(), Retryability.AFTER_DELAY, requestId, failure);
        }
        return new TransportException(attempt + "the body could not be read to its end", Delivery.UNKNOWN, failure);
    }

    /** Reads an answer's body. */
    @FunctionalInterface
    public interface Decoder<T> {
        /**
         * Reads it.
         *
         * @throws IOException if the body breaks off or is not what it should be, as {@link MisshapenException} for the latter
         */
        T decode(HttpResponse answer) throws IOException;
    }

    /** Reads an answer that says no. */
    @FunctionalInterface
    public interface Refuser {
        ApiException refusal(HttpRequest request, HttpResponse answer, Disclosure disclosure);
    }

    private static final class BrokenBody extends Exception {
        private static final long serialVersionUID = 1L;

        private final SalesforceException failure;

        BrokenBody(SalesforceException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
