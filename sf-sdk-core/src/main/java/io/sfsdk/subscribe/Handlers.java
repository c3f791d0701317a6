package io.sfsdk.subscribe;

import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Who handles, and how many at a time.
 *
 * @param most at a time
 * @param executor whose threads they are
 * @param key by which events go one after the other
 */
record Handlers(int most, Executor executor, EventKey key) {
    /** One, on the thread of the run. */
    static Handlers one() {
        return new Handlers(1, Runnable::run, any -> Set.of());
    }
}
