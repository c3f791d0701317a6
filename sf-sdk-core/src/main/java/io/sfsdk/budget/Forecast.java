package io.sfsdk.budget;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether work fits into what is left, as it looks now. Nothing is set aside by it: see {@link BudgetAccount#announce}.
 *
 * @param cost of the work
 * @param refusals what there is too little of; empty if it fits
 */
public record Forecast(Cost cost, List<Refusal> refusals) {
    public Forecast {
        refusals = List.copyOf(refusals);
    }

    public boolean fits() {
        return refusals.isEmpty();
    }

    /** When to look again; empty if it fits. */
    public Optional<Instant> resumeAt() {
        return refusals.stream().map(Refusal::resumeAt).max(Comparator.naturalOrder());
    }

    /** For people. */
    @Override
    public String toString() {
        return fits()
                ? "it fits"
                : refusals.stream().map(Refusal::words).collect(Collectors.joining("; ", "it does not fit: ", ""));
    }
}
