package io.sfsdk.watermark;

import java.time.Instant;

/** What came of asking for a lease. */
public sealed interface LeaseAttempt {
    /** This worker may work; it closes the lease when it is done. */
    record Granted(Lease lease) implements LeaseAttempt {}

    /**
     * Another worker works.
     *
     * @param holder the name it gave
     * @param until when its lease ends unless it is renewed, by its holder's clock
     */
    record Held(String holder, Instant until) implements LeaseAttempt {}
}
