package io.sfsdk.stream;

import io.sfsdk.answer.Disclosure;
import io.sfsdk.answer.Refusals;
import io.sfsdk.error.Delivery;
import io.sfsdk.error.ProtocolException;
import io.sfsdk.error.Retryability;
import io.sfsdk.error.TransportException;
import io.sfsdk.http.HttpBody;
import io.sfsdk.http.HttpHeaders;
import io.sfsdk.http.HttpRequest;
import io.sfsdk.http.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Requests of one Bayeux session and their whole answers. None is sent twice: an answer that is lost takes its events with it. */
final class Exchange {
    private final StreamParts parts;
    private final CookieJar cookies = new CookieJar();
    private final String channel;
    private final AtomicReference<@Nullable AnswerBytes> spare = new AtomicReference<>();
    private volatile Instant serverTime;

    Exchange(StreamParts parts, String channel) {
        this.parts = parts;
        this.channel = channel;
        this.serverTime = parts.clock().instant();
    }

    /** The org's time when it last answered, to the second. */
    Instant serverTime() {
        return serverTime;
    }

    BayeuxAnswer send(String meta, byte[] message, Duration timeout, Advice advice) {
        HttpRequest request = request(meta, message, timeout);
        try (HttpResponse answer = parts.transport().send(request)) {
            cookies.keep(answer);
            if (!answer.isSuccess()) {
                throw Refusals.of(request, answer, Disclosure.TEXT);
            }
            serverTime = answer.date().orElseGet(() -> parts.clock().instant());
            return read(request, answer, advice);
        } catch (IOException e) {
            throw new TransportException(request.describe() + ": the answer broke off", Delivery.UNKNOWN, e);
        }
    }

    private HttpRequest request(String meta, byte[] message, Duration timeout) {
        HttpHeaders headers = HttpHeaders.none().with("Accept", "application/json");
        HttpHeaders all =
                cookies.header().map(cookie -> headers.with("Cookie", cookie)).orElse(headers);
        String path = "/cometd/" + parts.version();
        return new HttpRequest("POST", path, all, HttpBody.json(message), false, timeout, "POST " + path + meta);
    }

    private BayeuxAnswer read(HttpRequest request, HttpResponse answer, Advice advice) throws IOException {
        AnswerBytes free = spare.getAndSet(null);
        AnswerBytes body = free == null ? new AnswerBytes() : free;
        if (!body.fill(answer.body(), parts.maxAnswerBytes())) {
            throw new ProtocolException(
                    request.describe() + " answered more than " + parts.maxAnswerBytes()
                            + " bytes of events; allow more with maxAnswerBytes",
                    Retryability.NEVER,
                    answer.requestId().orElse(null),
                    null);
        }
        BayeuxAnswer read = read(request, answer, body, advice);
        spare.set(body.isWorthKeeping() ? body : null);
        return read;
    }

    private BayeuxAnswer read(HttpRequest request, HttpResponse answer, AnswerBytes body, Advice advice) {
        try {
            return BayeuxReader.read(
                    body.room(), body.length(), channel, advice, parts.clock().instant());
        } catch (IOException e) {
            throw new ProtocolException(
                    request.describe() + " answered what is no list of messages: " + e.getMessage(),
                    Retryability.AFTER_DELAY,
                    answer.requestId().orElse(null),
                    null);
        }
    }
}
