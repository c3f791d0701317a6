package io.sfsdk.reconcile;

/** The end of a process, as far as one thread can play it: nothing may catch it and go on. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    static void during(Runnable work) {
        try {
            work.run();
        } catch (Crash e) {
            // the process is gone; what it left behind is looked at
        }
    }
}
