package io.sfsdk.pubsub.kill;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Knows where this process is to die: there it says so and waits for the signal. */
final class Fate {
    static final String REACHED = "REACHED";

    private final EventPoint fatal;
    private int left;

    /** @param times how often the point is passed, the fatal time included; 0 lets the process live */
    Fate(EventPoint fatal, int times) {
        this.fatal = fatal;
        this.left = times;
    }

    void pass(EventPoint point) {
        if (point == fatal && --left == 0) {
            System.out.println(REACHED);
            System.out.flush();
            awaitTheSignal();
        }
    }

    private static void awaitTheSignal() {
        try {
            int unexpected = System.in.read();
            throw new IllegalStateException("still alive, and read " + unexpected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
