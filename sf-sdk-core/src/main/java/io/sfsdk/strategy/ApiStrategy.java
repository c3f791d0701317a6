package io.sfsdk.strategy;

import java.util.List;

/**
 * Chooses the API for a job, once, before its first call; a host may bring its own. A pure function: it calls nothing and may be
 * called by any thread.
 */
@FunctionalInterface
public interface ApiStrategy {
    /**
     * Chooses one of the options.
     *
     * @param options what the client has, in its order of preference; at least one
     * @return one of them
     */
    ApiChoice choose(Workload workload, List<ApiOption> options);

    /** By volume: see {@link VolumeStrategy}. */
    static ApiStrategy byVolume() {
        return new VolumeStrategy();
    }
}
