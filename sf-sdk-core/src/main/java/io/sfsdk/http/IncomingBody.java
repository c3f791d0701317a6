package io.sfsdk.http;

import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedTransferQueue;
import java.util.function.Function;

/**
 * Hands an answer's body from the JDK's threads to the reader's, at most two deliveries ahead of it. The JDK's own input stream
 * cannot be used: it waits without end for a body that stalls.
 */
final class IncomingBody implements BodySubscriber<InputStream> {
    private static final int AHEAD = 2;

    /** What happened on the wire, in order. */
    sealed interface Signal {
        record Bytes(List<ByteBuffer> buffers) implements Signal {}

        record End() implements Signal {}

        record Broken(Throwable cause) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedTransferQueue<>();
    private final CompletableFuture<InputStream> body = new CompletableFuture<>();
    private final Function<Source, InputStream> reader;

    /** The reader's side. */
    record Source(BlockingQueue<Signal> signals, Flow.Subscription subscription) {}

    IncomingBody(Function<Source, InputStream> reader) {
        this.reader = reader;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        body.complete(reader.apply(new Source(signals, subscription)));
        subscription.request(AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Signal.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
        signals.add(new Signal.Broken(cause));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }
}
