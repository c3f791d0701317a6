package io.sfsdk.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    @Override
    public void beforeStart(ClientCallStreamObserver<Q> call) {
        call.disableAutoRequestWithInitial(1);
    }

    @Override
    public void onNext(A answer) {
        arrivals.add(new Arrival.Answer<>(answer));
    }

    @Override
    public void onError(Throwable failure) {
        Metadata trailers = Status.trailersFromThrowable(failure);
        arrivals.add(new Arrival.End<>(Status.fromThrowable(failure), trailers));
    }

    /** The server may end a stream at any time and mean nothing by it. */
    @Override
    public void onCompleted() {
        arrivals.add(new Arrival.End<>(Status.UNAVAILABLE.withDescription("the server ended the stream"), null));
    }

    /** What came first; null if the server said nothing for so long. */
    @Nullable
    Arrival<A> take(Duration longest) throws InterruptedException {
        return arrivals.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
