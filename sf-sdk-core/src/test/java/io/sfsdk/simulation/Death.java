package io.sfsdk.simulation;

/** The end of the process; nothing in the library may catch it and go on. */
final class Death extends Error {
    private static final long serialVersionUID = 1;

    Death() {
        super("the process died", null, false, false);
    }
}
