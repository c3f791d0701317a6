package io.sfsdk.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.SalesforceException;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import io.sfsdk.http.HttpTransport;
import io.sfsdk.retry.Attempts;
import java.io.IOException;
import java.time.Duration;

/** Makes this adapter's exchanges: its headers on every request, its errors for every answer that is not the promised one. */
final class RestCalls {
    private static final int NOT_MODIFIED = 304;

    private final HttpTransport transport;
    private final HttpHeaders standard;
    private final RequestOptions options;
    private final HttpHeaders headers;
    private final BodyRetry retry;

    RestCalls(HttpTransport transport, HttpHeaders standard, RequestOptions options, BodyRetry retry) {
        this.transport = transport;
        this.standard = standard;
        this.options = options;
        this.headers = options.over(standard);
        this.retry = retry;
    }

    /** These calls with other options, which replace those in use. */
    RestCalls with(RequestOptions chosen) {
        return new RestCalls(transport, standard, chosen, retry);
    }

    RequestOptions options() {
        return options;
    }

    HttpRequest get(String path, Duration timeout) {
        return new HttpRequest("GET", path, headers, null, true, timeout);
    }

    HttpRequest withBody(String method, String path, byte[] json, boolean repeatable, Duration timeout) {
        return new HttpRequest(method, path, headers, HttpBody.json(json), repeatable, timeout);
    }

    HttpRequest delete(String path, Duration timeout) {
        return new HttpRequest("DELETE", path, headers, null, true, timeout);
    }

    HttpHeaders headers() {
        return headers;
    }

    /** Makes the exchange and returns the answer whatever it says. */
    HttpResponse exchange(HttpRequest request) {
        return transport.send(request);
    }

    /** Reads something: a body that breaks is asked for again. */
    <T> T read(HttpRequest request, Disclosure disclosure, Decoder<T> decoder) {
        Attempts attempts = retry.start();
        while (true) {
            try (HttpResponse answer = accepted(request, disclosure)) {
                return decode(request, answer, decoder);
            } catch (BrokenBody broken) {
                retry.awaitNext(attempts, broken.failure);
            }
        }
    }

    /** Makes a call once; repeating it is the wire's decision. */
    <T> T call(HttpRequest request, Disclosure disclosure, Decoder<T> decoder) {
        try (HttpResponse answer = accepted(request, disclosure)) {
            return decode(request, answer, decoder);
        } catch (BrokenBody broken) {
            throw broken.failure;
        }
    }

    /** Makes the exchange and returns the answer if it is a success, unread. */
    HttpResponse accepted(HttpRequest request, Disclosure disclosure) {
        HttpResponse answer = transport.send(request);
        if (answer.isSuccess() || answer.status() == NOT_MODIFIED) {
            return answer;
        }
        try (answer) {
            throw RestErrors.refusal(request, answer, disclosure);
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
    static SalesforceException broken(HttpRequest request, HttpResponse answer, IOException failure) {
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
    interface Decoder<T> {
        T decode(HttpResponse answer) throws IOException;
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
