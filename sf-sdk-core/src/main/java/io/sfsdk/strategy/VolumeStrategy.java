package io.sfsdk.strategy;

import java.util.List;
import java.util.OptionalLong;

/** Takes the first API that is there. REST is the only one to choose yet; thresholds come with the second. */
final class VolumeStrategy implements ApiStrategy {
    @Override
    public ApiChoice choose(Workload workload, List<ApiOption> options) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException(
                    "no API can do this work on " + workload.sobject() + "; build the client with at least one");
        }
        ApiOption option = options.get(0);
        String reason = options.size() == 1
                ? option.api() + " is the only API this client has"
                : option.api() + " comes first among " + options.size() + " APIs";
        return new ApiChoice(option, reason, calls(workload.records(), option.recordsPerCall()));
    }

    private static OptionalLong calls(OptionalLong records, int perCall) {
        return records.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, (records.getAsLong() + perCall - 1) / perCall));
    }
}
