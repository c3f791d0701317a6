package io.sfsdk.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts one API before the others, and leaves the choice to another strategy: where several fit equally well, it is that one.
 *
 * @param api its name; a client without it chooses as if none were preferred
 */
record PreferredApi(String api, ApiStrategy strategy) implements ApiStrategy {
    @Override
    public ApiChoice choose(Workload workload, List<ApiOption> options) {
        List<ApiOption> ordered = new ArrayList<>(options);
        ordered.sort((one, other) ->
                Boolean.compare(!one.api().equals(api), !other.api().equals(api)));
        return strategy.choose(workload, ordered);
    }

    @Override
    public int lookahead() {
        return strategy.lookahead();
    }
}
