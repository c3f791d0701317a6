package io.sfsdk.sync;

import org.jspecify.annotations.Nullable;

/** A page was not accepted, so no position may move over it. */
public final class NotAcceptedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isBroken;

    private NotAcceptedException(String reason, boolean isBroken, @Nullable Throwable cause) {
        super(reason, cause);
        this.isBroken = isBroken;
    }

    static NotAcceptedException inGoodOrder(String reason) {
        return new NotAcceptedException(reason, false, null);
    }

    static NotAcceptedException broken(String reason, Throwable cause) {
        return new NotAcceptedException(reason, true, cause);
    }

    /** For people. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether the handler or the sink failed; else they were stopped, or took less of the page than was asked for. */
    public boolean isBroken() {
        return isBroken;
    }
}
