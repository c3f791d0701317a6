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
     * @throws IllegalArgumentException if none of them can do the work
     */
    ApiChoice choose(Workload workload, List<ApiOption> options);

    /**
     * How many records of a job whose size nobody knows it wants to see before it chooses; they are held in memory. 0, the default,
     * for none.
     */
    default int lookahead() {
        return 0;
    }

    /** Up to 10,000 records by calls of at most 200, more by jobs: see {@link VolumeStrategy}. */
    static ApiStrategy byVolume() {
        return VolumeStrategy.standard();
    }

    /**
     * More than 2,000 records by jobs, which is Salesforce's own advice.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_intro.htm">Bulk API 2.0
     *     and Bulk API Developer Guide, Introduction</a>
     */
    static ApiStrategy salesforceAdvice() {
        return VolumeStrategy.salesforceAdvice();
    }

    /** This strategy with one API before the others where several fit: {@code ApiStrategy.byVolume().preferring("SOAP")}. */
    default ApiStrategy preferring(String api) {
        return new PreferredApi(api, this);
    }
}
