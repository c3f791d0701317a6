package io.sfsdk.strategy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An API that could do the work.
 *
 * @param api its name, for example {@code REST}
 * @param recordsPerCall records of one chunk at most: of one call, or of one job where the org works on its own
 * @param asynchronous whether the org works on its own and the answer is waited for
 * @param cost what it charges
 * @param refuses what it cannot give
 */
public record ApiOption(String api, int recordsPerCall, boolean asynchronous, ApiCost cost, Set<Need> refuses) {
    public ApiOption {
        if (recordsPerCall < 1) {
            throw new IllegalArgumentException(
                    "a call of " + api + " takes at least one record, got " + recordsPerCall);
        }
        refuses = Set.copyOf(refuses);
    }

    /** An API that answers each call with its result. */
    public static ApiOption calls(String api, int recordsPerCall, Need... refuses) {
        return new ApiOption(api, recordsPerCall, false, ApiCost.oneCallPerChunk(), Set.of(refuses));
    }

    /** What the work is thought to cost in full chunks; empty if the number of records is unknown. */
    public Optional<Charge> charge(Workload work) {
        return cost.estimate(work, recordsPerCall);
    }

    /** The same at another cost. */
    public ApiOption at(ApiCost other) {
        return new ApiOption(api, recordsPerCall, asynchronous, other, refuses);
    }

    /** An API that takes jobs; never gives {@link Need#PROMPT_ANSWER}, {@link Need#ORDER} or {@link Need#ALL_OR_NONE}. */
    public static ApiOption jobs(String api, int recordsPerJob, ApiCost cost, Set<Need> refuses) {
        Set<Need> all = new HashSet<>(refuses);
        all.addAll(Set.of(Need.PROMPT_ANSWER, Need.ORDER, Need.ALL_OR_NONE));
        return new ApiOption(api, recordsPerJob, true, cost, all);
    }
}
