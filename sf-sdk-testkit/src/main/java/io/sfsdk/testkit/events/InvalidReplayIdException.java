package io.sfsdk.testkit.events;

/** A replay id that names no event the channel still keeps. */
public final class InvalidReplayIdException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidReplayIdException(long replayId) {
        super("no retained event " + replayId);
    }
}
