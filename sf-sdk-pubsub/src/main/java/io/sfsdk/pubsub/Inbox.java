package io.sfsdk.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the server said and nobody has read yet. At most one answer is under way, since the next is asked for when one is taken: a
 * reader that sleeps holds the server back, and not a growing queue.
 *
 * @param <Q> what is sent
 * @param <A> what is answered
 */
final class Inbox<Q, A> implements ClientResponseObserver<Q, A> {
    private final BlockingQueue<Arrival<A>> arrivals = new LinkedBlockingQueue<>();
    private final Consumer<? super Arrival<A>> watch;

    Inbox() {
        this(arrival -> {});
    }

    /** @param watch hears of each arrival at once, on a thread of gRPC that must not wait */
    Inbox(Consumer<? super Arrival<A>> watch) {
        this.watch = watch;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> call) {
        call.disableAutoRequestWithInitial(1);
    }

    @Override
    public void onNext(A answer) {
        arrived(new Arrival.Answer<>(answer));
    }

    @Override
    public void onError(Throwable failure) {
        Metadata trailers = Status.trailersFromThrowable(failure);
        arrived(new Arrival.End<>(Status.fromThrowable(failure), trailers));
    }

    /** The server may end a stream at any time and mean nothing by it. */
    @Override
    public void onCompleted() {
        arrived(new Arrival.End<>(Status.UNAVAILABLE.withDescription("the server ended the stream"), null));
    }

    private void arrived(Arrival<A> arrival) {
        watch.accept(arrival);
        arrivals.add(arrival);
    }

    /** What came first; null if the server said nothing for so long. */
    @Nullable
    Arrival<A> take(Duration longest) throws InterruptedException {
        return arrivals.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
