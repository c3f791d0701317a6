package io.sfsdk.stream.mirror;

/** Counts the steps of a run, and lets the process die at one of them. For one thread. */
final class Fuse {
    private int steps;
    private int dieAt = Integer.MAX_VALUE;

    /** Dies when so many steps are done from now. */
    void dieAfter(int more) {
        steps = 0;
        dieAt = more;
    }

    /** Dies no more. */
    void hold() {
        dieAt = Integer.MAX_VALUE;
    }

    void step() {
        if (steps == dieAt) {
            dieAt = Integer.MAX_VALUE;
            throw new Crash(steps);
        }
        steps++;
    }
}
