package io.sfsdk.stream.mirror;

/** The process died. Nothing catches it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(int step) {
        super("step " + step);
    }
}
