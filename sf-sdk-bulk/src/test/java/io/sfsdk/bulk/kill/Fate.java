package io.sfsdk.bulk.kill;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Knows where this process is to die: there it says so and waits for the signal. */
final class Fate {
    static final String REACHED = "REACHED";

    private final Enum<?> fatal;
    private int left;
    private boolean isAnnounced;

    /** @param times how often the point is passed, the fatal time included; 0 lets the process live */
    Fate(Enum<?> fatal, int times) {
        this.fatal = fatal;
        this.left = times;
    }

    void pass(Enum<?> point) {
        if (point == fatal && --left == 0) {
            announce();
            if (point != LoadPoint.DURING_THE_UPLOAD) {
                awaitTheSignal();
            }
        }
    }

    /** A process that asked to be killed does not end otherwise. */
    void end() {
        if (isAnnounced) {
            awaitTheSignal();
        }
    }

    private void announce() {
        isAnnounced = true;
        System.out.println(REACHED);
        System.out.flush();
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
