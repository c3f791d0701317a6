package io.sfsdk.testkit.oauth;

import java.time.Duration;
import java.time.Instant;

/** A user's session: alive as long as it is used. Safe to share. */
final class Session {
    private final String token;
    private final Sessions.Approval approval;
    private final Instant startedAt;
    private final boolean isFixed;
    private volatile Instant usedAt;
    private volatile boolean ended;

    /** @param isFixed whether it ends a time after its start, however it is used; that of a JWT does */
    Session(String token, Sessions.Approval approval, Instant startedAt, boolean isFixed) {
        this.token = token;
        this.approval = approval;
        this.startedAt = startedAt;
        this.usedAt = startedAt;
        this.isFixed = isFixed;
    }

    String token() {
        return token;
    }

    String userId() {
        return approval.userId();
    }

    Sessions.Approval approval() {
        return approval;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant endsAt(Duration idleTimeout) {
        return usedAt.plus(idleTimeout);
    }

    boolean isAlive(Instant now, Duration idleTimeout) {
        return !ended && !now.isAfter(endsAt(idleTimeout));
    }

    void touch(Instant now) {
        if (!isFixed) {
            usedAt = now;
        }
    }

    /** Ended by somebody, and not by being left alone. */
    boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }
}
