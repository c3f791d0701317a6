package io.sfsdk.pubsub;

import io.grpc.stub.ClientCallStreamObserver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call whose both sides go on sending.
 *
 * @param <Q> what is sent
 * @param <A> what is answered
 */
record StreamCall<Q, A>(ClientCallStreamObserver<Q> call, Inbox<Q, A> inbox, SessionWatch session) {
    /** @throws IllegalStateException if it was cancelled */
    void send(Q message) {
        call.onNext(message);
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
        call.cancel(reason, null);
    }

    @Override
    public String toString() {
        return "StreamCall";
    }
}
