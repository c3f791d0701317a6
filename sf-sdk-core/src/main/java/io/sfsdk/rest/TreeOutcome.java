package io.sfsdk.rest;

import io.sfsdk.error.ApiError;
import io.sfsdk.record.RecordId;
import java.util.List;
import java.util.Map;

/** What became of a tree: all of its records are in the org, or none. */
public final class TreeOutcome {
    private final Map<String, RecordId> ids;
    private final Map<String, List<ApiError>> errors;

    TreeOutcome(Map<String, RecordId> ids, Map<String, List<ApiError>> errors) {
        this.ids = Map.copyOf(ids);
        this.errors = Map.copyOf(errors);
    }

    /** Whether all records were written; if not, none was. */
    public boolean isSaved() {
        return errors.isEmpty();
    }

    /**
     * The id of a record.
     *
     * @throws IllegalStateException if the tree was not saved
     */
    public RecordId id(SObjectTree.Node node) {
        RecordId id = ids.get(node.referenceId());
        if (id == null) {
            throw new IllegalStateException("the tree was not saved, so " + node + " has no id; see errors(..)");
        }
        return id;
    }

    /** Why a record was refused; empty for one that is in order itself. */
    public List<ApiError> errors(SObjectTree.Node node) {
        return errors.getOrDefault(node.referenceId(), List.of());
    }

    @Override
    public String toString() {
        return isSaved() ? "TreeOutcome[" + ids.size() + " records saved]" : "TreeOutcome[nothing saved]";
    }
}
