package io.sfsdk.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets the thread that sends a request write its body, as fast as the connection takes it. A pipe would need a second thread, an
 * array would need the memory.
 */
final class PumpedBody extends OutputStream implements BodyPublisher {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int MUCH_DEMAND = 1 << 16;

    private final HttpBody body;
    private final Deadline deadline;
    private final WireFailures failures;
    private final Semaphore demand = new Semaphore(0);
    private volatile Flow.@Nullable Subscriber<? super ByteBuffer> connection;
    private volatile boolean unwanted;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private @Nullable RuntimeException failure;

    PumpedBody(HttpBody body, Deadline deadline, WireFailures failures) {
        this.body = body;
        this.deadline = deadline;
        this.failures = failures;
    }

    /**
     * Writes the whole body unless {@code answer} comes first.
     *
     * @throws RuntimeException after breaking the connection, if the body cannot be written whole
     */
    void pump(CompletableFuture<?> answer) {
        stopAt(answer);
        try {
            body.writeTo(this);
            finish();
        } catch (IOException | RuntimeException e) {
            if (!unwanted) {
                throw brokenOff(e);
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer itself is awaited elsewhere
    private void stopAt(CompletableFuture<?> answer) {
        answer.whenComplete((response, failed) -> stop());
    }

    /** An answer before the body's end, such as a refusal, is left to the reader of answers. */
    private RuntimeException brokenOff(Exception cause) {
        Flow.Subscriber<?> taker = connection;
        if (taker != null) {
            taker.onError(cause);
        }
        if (failure != null) {
            return failure;
        }
        return cause instanceof RuntimeException mistake ? mistake : failures.bodyNotWritten(cause);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int count = Math.min(end - from, buffer.length - filled);
            System.arraycopy(bytes, from, buffer, filled, count);
            filled += count;
            from += count;
            if (filled == buffer.length) {
                handOver();
            }
        }
    }

    private void handOver() throws IOException {
        Flow.Subscriber<? super ByteBuffer> taker = awaitDemand();
        taker.onNext(ByteBuffer.wrap(buffer, 0, filled));
        buffer = new byte[BUFFER_BYTES];
        filled = 0;
    }

    private void finish() throws IOException {
        if (filled > 0) {
            handOver();
        }
        Flow.Subscriber<? super ByteBuffer> taker = connection;
        (taker == null ? awaitDemand() : taker).onComplete();
    }

    private Flow.Subscriber<? super ByteBuffer> awaitDemand() throws IOException {
        try {
            if (!demand.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
                throw giveUp(failures.pastDeadline());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw giveUp(failures.interrupted(e));
        }
        Flow.Subscriber<? super ByteBuffer> taker = connection;
        if (unwanted || taker == null) {
            throw new IOException("the body is not wanted any more");
        }
        return taker;
    }

    private IOException giveUp(RuntimeException reason) {
        failure = reason;
        return new IOException(reason);
    }

    private void stop() {
        unwanted = true;
        demand.release();
    }

    @Override
    public long contentLength() {
        return body.length();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        connection = subscriber;
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                if (demand.availablePermits() < MUCH_DEMAND) {
                    demand.release((int) Math.min(n, MUCH_DEMAND));
                }
            }

            @Override
            public void cancel() {
                stop();
            }
        });
    }
}
