package io.sfsdk.pubsub;

import io.grpc.stub.ClientCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A call whose both sides go on sending. Sent to by one thread, cancelled by any.
 *
 * @param <Q> what is sent
 * @param <A> what is answered
 */
final class StreamCall<Q, A> {
    private final ReentrantLock lock = new ReentrantLock();
    private final ClientCallStreamObserver<Q> call;
    private final Inbox<Q, A> inbox;
    private final SessionWatch session;
    private boolean isCancelled;

    StreamCall(ClientCallStreamObserver<Q> call, Inbox<Q, A> inbox, SessionWatch session) {
        this.call = call;
        this.inbox = inbox;
        this.session = session;
    }

    SessionWatch session() {
        return session;
    }

    /**
     * Sends if nobody has cancelled. That is for us to see: gRPC keeps what is sent to a call without a connection yet, a cancelled
     * one too, and its whole channel breaks when it comes to that message.
     *
     * @throws IllegalStateException if it was cancelled
     */
    void send(Q message) {
        lock.lock();
        try {
            if (isCancelled) {
                throw new IllegalStateException("the call was cancelled");
            }
            call.onNext(message);
        } finally {
            lock.unlock();
        }
    }

    /** Lets so many more answers come. */
    void request(int answers) {
        call.request(answers);
    }

    /** What came first; null if the server said nothing for so long. */
    @Nullable
    Arrival<A> take(Duration longest) throws InterruptedException {
        return inbox.take(longest);
    }

    void cancel(String reason) {
        lock.lock();
        try {
            isCancelled = true;
            call.cancel(reason, null);
        } finally {
            lock.unlock();
        }
    }
}
