package io.sfsdk.read;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that the user may read.
 *
 * @param type the org's word, for example {@code datetime}; an open set
 * @param calculated whether it is a formula, whose value changes without the record's stamp
 * @param referenceTo objects that a reference may point at, else empty
 * @param relationshipName how a query names the parent, null for no reference
 */
public record SchemaField(
        String name,
        String type,
        boolean calculated,
        List<String> referenceTo,
        @Nullable String relationshipName) {
    private static final Set<String> NOT_LISTED = Set.of("address", "location", "base64");

    public SchemaField {
        referenceTo = List.copyOf(referenceTo);
    }

    /** Whether a query for all fields names it: not a compound one, whose parts have names of their own, and no blob. */
    public boolean isListed() {
        return !NOT_LISTED.contains(type);
    }
}
