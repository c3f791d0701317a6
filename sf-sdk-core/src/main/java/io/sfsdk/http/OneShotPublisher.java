package io.sfsdk.http;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that leaves once. When the JDK's client silently sends a request again, as {@code
 * jdk.httpclient.enableAllMethodRetry} makes it do, the second sending gets a head without a body, which no server takes for a
 * request, and the exchange fails as in doubt instead of happening twice.
 *
 * <p>{@code Expect: 100-continue} was the alternative: it costs a round trip and hangs on servers that ignore it.
 */
final class OneShotPublisher implements BodyPublisher {
    private final BodyPublisher body;
    private final AtomicBoolean sent = new AtomicBoolean();

    OneShotPublisher(BodyPublisher body) {
        this.body = body;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (sent.compareAndSet(false, true)) {
            body.subscribe(subscriber);
        } else {
            refuse(subscriber);
        }
    }

    private static void refuse(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        subscriber.onError(new IOException("the connection broke, and the body is not sent a second time"));
    }
}
