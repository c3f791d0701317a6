package io.sfsdk.sync;

import java.time.Instant;

/**
 * The end of closed time: every transaction that can still write an earlier stamp has committed, as far as {@code rule} knows.
 *
 * @param until exclusive, whole seconds
 * @param asOf the org's time when it was asked
 * @param calls what it cost to find
 */
record Fence(Instant until, FenceRule rule, Instant asOf, int calls) {}
