package io.sfsdk.kill;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Knows where this process is to die: there it says so and waits for the signal. */
final class Fate {
    static final String REACHED = "REACHED";

    private final KillPoint fatal;
    private int left;
    private boolean isAnnounced;

    /** @param times how often the point is passed, the fatal time included; 0 lets the process live */
    Fate(KillPoint fatal, int times) {
        this.fatal = fatal;
        this.left = times;
    }

    void pass(KillPoint point) {
        if (isNext(point)) {
            die();
        }
    }

    /** Whether the process dies this time; counts the passing. */
    boolean isNext(KillPoint point) {
        return point == fatal && --left == 0;
    }

    /** Asks to be killed and does nothing more. */
    void die() {
        announce();
        awaitTheSignal();
    }

    /** Asks to be killed while it works on. */
    void announce() {
        isAnnounced = true;
        System.out.println(REACHED);
        System.out.flush();
    }

    /** A process that asked to be killed does not end otherwise. */
    void end() {
        if (isAnnounced) {
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
