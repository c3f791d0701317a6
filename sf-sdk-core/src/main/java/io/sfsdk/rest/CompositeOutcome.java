package io.sfsdk.rest;

import io.sfsdk.record.RecordId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of the steps of a composite call, or of one graph. */
public final class CompositeOutcome {
    private final Map<String, StepOutcome> outcomes;

    CompositeOutcome(Map<String, StepOutcome> outcomes) {
        this.outcomes = new LinkedHashMap<>(outcomes);
    }

    /** Whether every step did what it was to do. If not, {@link #of} tells which did not. */
    public boolean isComplete() {
        return outcomes.values().stream()
                .noneMatch(each -> each instanceof StepOutcome.Refused
                        || each instanceof StepOutcome.RolledBack
                        || each instanceof StepOutcome.NotAttempted);
    }

    /**
     * What became of one step.
     *
     * @throws IllegalArgumentException if it belongs to another call
     */
    public StepOutcome of(CompositeStep step) {
        StepOutcome outcome = outcomes.get(step.referenceId());
        if (outcome == null) {
            throw new IllegalArgumentException(step + " is no step of this call");
        }
        return outcome;
    }

    /**
     * The id of the record that a step wrote.
     *
     * @throws IllegalStateException if it wrote none, or the org did not tell its id
     */
    public RecordId id(CompositeStep step) {
        StepOutcome outcome = of(step);
        if (outcome instanceof StepOutcome.Saved saved && saved.recordId() != null) {
            return saved.recordId();
        }
        throw new IllegalStateException(
                step + " has no id: " + outcome.getClass().getSimpleName());
    }

    @Override
    public String toString() {
        return "CompositeOutcome" + outcomes.keySet() + (isComplete() ? " complete" : " not complete");
    }
}
