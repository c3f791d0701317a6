package io.sfsdk.testkit.pubsub;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The open Subscribe and ManagedSubscribe calls, as a test sees and commands them. Safe to share. */
public final class Streams {
    private final CopyOnWriteArrayList<EventStream> open = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Topics topics;
    private final Schemas schemas;
    private final PubSubFaults faults;
    private final ManagedSubscriptions managed = new ManagedSubscriptions();
    private final PublishStreams publishing = new PublishStreams();
    private volatile boolean stalled;

    Streams(Topics topics, Schemas schemas, PubSubFaults faults) {
        this.topics = topics;
        this.schemas = schemas;
        this.faults = faults;
    }

    /** How many are open. */
    public int open() {
        return open.size();
    }

    /**
     * Waits until so many are open.
     *
     * @return false if they were not in time
     */
    public boolean awaitOpen(int count, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (open.size() != count && left > 0) {
                left = changed.awaitNanos(left);
            }
            return open.size() == count;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all of them in the way that real ones end most: by a reset that means nothing. */
    public void reset() {
        end(Status.UNAVAILABLE
                .withDescription("RST_STREAM closed stream. HTTP/2 error code: NO_ERROR")
                .asRuntimeException());
    }

    /** Ends all of them with an error of the service. */
    public void refuse(Refusal refusal) {
        open.forEach(stream -> stream.refuse(refusal));
    }

    private void end(StatusRuntimeException end) {
        open.forEach(stream -> stream.end(end));
    }

    /** The next calls of a method fail before they begin: {@code Subscribe}, {@code GetSchema}, {@code Publish} and so on. */
    public void refuseNext(String method, Refusal refusal, int times) {
        faults.plan(method, refusal, times);
    }

    /** Subscriptions whose position the org keeps. */
    public ManagedSubscriptions managed() {
        return managed;
    }

    /** The calls that publish one request after the other. */
    public PublishStreams publishing() {
        return publishing;
    }

    /** From now on nothing is said on any stream, and nothing tells why. */
    public void stall() {
        stalled = true;
    }

    /** Ends {@link #stall()}. */
    public void resume() {
        stalled = false;
        open.forEach(EventStream::send);
    }

    /** Says on each stream that there is nothing, without waiting for its time. */
    public void keepAlive() {
        open.forEach(EventStream::keepAlive);
    }

    void tick() {
        open.forEach(EventStream::tick);
    }

    void look() {
        open.forEach(EventStream::look);
    }

    boolean isStalled() {
        return stalled;
    }

    Topics topics() {
        return topics;
    }

    Schemas schemas() {
        return schemas;
    }

    void add(EventStream stream) {
        open.addIfAbsent(stream);
        tellChange();
    }

    void remove(EventStream stream) {
        open.remove(stream);
        tellChange();
    }

    private void tellChange() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
