package io.sfsdk.testkit.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a stalled answer until a test opens it, and tells the test that the answer has stalled. Safe to share. */
public final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Lets stalled and coming answers go on. */
    public void open() {
        open.countDown();
    }

    /**
     * Waits until an answer stands at the gate.
     *
     * @return false if none came in time
     */
    public boolean awaitReached(Duration atMost) throws InterruptedException {
        return reached.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    void reached() {
        reached.countDown();
    }

    boolean isOpen() {
        return open.getCount() == 0;
    }
}
