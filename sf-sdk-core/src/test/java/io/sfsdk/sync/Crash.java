package io.sfsdk.sync;

/** The end of a process, as far as one thread can play it: nothing may catch it and go on. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    /** Whether the work died. */
    static boolean during(Runnable work) {
        try {
            work.run();
            return false;
        } catch (Crash e) {
            return true;
        }
    }
}
