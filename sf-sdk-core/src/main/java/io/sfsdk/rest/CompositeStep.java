package io.sfsdk.rest;

import java.util.regex.Pattern;

/** One request of a composite call: what later steps refer to, and what its outcome is asked by. */
public final class CompositeStep {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\[\\d{1,5}])?(\\.[A-Za-z][A-Za-z0-9_]*(\\[\\d{1,5}])?)*");

    private final String referenceId;
    private final StepKind kind;

    CompositeStep(String referenceId, StepKind kind) {
        this.referenceId = referenceId;
        this.kind = kind;
    }

    /** The id of the record that this step creates, upserts, reads, or finds first. */
    public Reference id() {
        return value(kind.idPath());
    }

    /**
     * Any value of this step's answer.
     *
     * @param path names as the answer spells them, such as {@code Owner.Name} of a record read, or {@code records[0].Name} of a
     *     query
     */
    public Reference value(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "a path into an answer is names and places, such as Owner.Name or records[0].Id");
        }
        return new Reference(this, "@{" + referenceId + "." + path + "}");
    }

    String referenceId() {
        return referenceId;
    }

    StepKind kind() {
        return kind;
    }

    @Override
    public String toString() {
        return referenceId;
    }
}
