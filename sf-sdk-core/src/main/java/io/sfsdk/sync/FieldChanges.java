package io.sfsdk.sync;

import java.util.List;

/**
 * What a run found of the fields it reads.
 *
 * @param added new, back again, or of another type; the rows delivered without them are read again
 * @param lost no longer there: removed, renamed, or hidden from the user, which the org does not tell apart. Of named fields, in
 *     each run until they are back
 * @param refilling fields for which old rows are still to be read
 * @param refilled changes delivered in this run only because rows were read again
 */
public record FieldChanges(List<String> added, List<String> lost, List<String> refilling, long refilled) {
    public FieldChanges {
        added = List.copyOf(added);
        lost = List.copyOf(lost);
        refilling = List.copyOf(refilling);
    }

    static FieldChanges none() {
        return new FieldChanges(List.of(), List.of(), List.of(), 0);
    }

    String describe() {
        return (added.isEmpty() ? "" : " New fields: " + String.join(", ", added) + ".")
                + (lost.isEmpty()
                        ? ""
                        : " NO LONGER THERE, removed or hidden from the user: " + String.join(", ", lost) + ".")
                + (refilled == 0 ? "" : " " + refilled + " old records were delivered for new fields.")
                + (refilling.isEmpty()
                        ? ""
                        : " Old records are still to come for " + String.join(", ", refilling) + ".");
    }
}
