package io.sfsdk.http;

import io.sfsdk.http.IncomingBody.Signal;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body as it arrives and fails, instead of waiting on or ending early, when it stalls, breaks or outlives its deadline.
 * Used by one thread.
 */
final class BodyStream extends InputStream {
    private static final int NEARLY_AT_THE_END = 64 * 1024;
    private static final Duration PATIENCE_WHEN_CLOSING = Duration.ofMillis(100);
    private static final long LONGEST_GAP_WHEN_CLOSING = TimeUnit.MILLISECONDS.toNanos(20);

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final IncomingBody.Source source;
    private final Deadline deadline;
    private final long idleNanos;
    private final WireFailures failures;
    private Iterator<ByteBuffer> delivered = Collections.emptyIterator();
    private ByteBuffer buffer = NOTHING;
    private boolean ended;
    private boolean closed;
    private @Nullable RuntimeException failure;

    BodyStream(IncomingBody.Source source, Deadline deadline, long idleNanos, WireFailures failures) {
        this.source = source;
        this.deadline = deadline;
        this.idleNanos = idleNanos;
        this.failures = failures;
    }

    @Override
    public int read() {
        return advance() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return buffer.remaining();
    }

    /** Reads a short rest away so that the connection can be used again; drops the connection otherwise. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            readAwayTheRest();
        }
    }

    /** A rest that only drips in is not worth a connection, so the patience is for all of it. */
    private void readAwayTheRest() {
        Deadline patience = Deadline.in(PATIENCE_WHEN_CLOSING);
        int skipped = buffer.remaining();
        while (!ended && failure == null && skipped < NEARLY_AT_THE_END) {
            Signal signal = pollWhenClosing(patience);
            if (signal == null) {
                break;
            }
            accept(signal);
            while (delivered.hasNext()) {
                skipped += delivered.next().remaining();
            }
        }
        if (!ended) {
            source.subscription().cancel();
        }
    }

    private boolean advance() {
        while (!buffer.hasRemaining()) {
            if (delivered.hasNext()) {
                buffer = delivered.next();
            } else if (!await()) {
                return false;
            }
        }
        return true;
    }

    /** Waits for the next delivery; false at the end. */
    private boolean await() {
        if (failure != null) {
            throw failure;
        }
        if (closed) {
            throw failures.closed();
        }
        if (ended) {
            return false;
        }
        accept(nextSignal());
        if (failure != null) {
            throw failure;
        }
        return !ended;
    }

    private void accept(Signal signal) {
        if (signal instanceof Signal.Bytes bytes) {
            delivered = bytes.buffers().iterator();
            source.subscription().request(1);
        } else if (signal instanceof Signal.Broken broken) {
            failure = failures.brokenBody(broken.cause());
        } else {
            ended = true;
        }
    }

    private Signal nextSignal() {
        long left = deadline.remainingNanos();
        if (left <= 0) {
            return giveUp(failures.pastDeadline());
        }
        try {
            Signal signal = source.signals().poll(Math.min(left, idleNanos), TimeUnit.NANOSECONDS);
            return signal != null ? signal : giveUp(left <= idleNanos ? failures.pastDeadline() : failures.stalled());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(failures.interrupted(e));
        }
    }

    private Signal giveUp(RuntimeException reason) {
        failure = reason;
        source.subscription().cancel();
        throw reason;
    }

    private @Nullable Signal pollWhenClosing(Deadline patience) {
        try {
            long gap = Math.min(patience.remainingNanos(), LONGEST_GAP_WHEN_CLOSING);
            return source.signals().poll(gap, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
