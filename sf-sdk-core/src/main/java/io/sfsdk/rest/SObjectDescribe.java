package io.sfsdk.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an org says of an object, as far as the user may see it: a field that is missing here may exist.
 *
 * @param fields in the org's order
 * @param lastModified the answer's {@code Last-Modified} as sent, or null; for {@link RestApi#describeIfChanged}
 */
public record SObjectDescribe(
        SObjectSummary summary,
        List<FieldDescribe> fields,
        @Nullable String lastModified) {
    private static final Set<String> COMPOUND = Set.of("address", "location");

    public SObjectDescribe {
        fields = List.copyOf(fields);
    }

    public String name() {
        return summary.name();
    }

    /**
     * The fields to name in a query that wants them all: compound ones are left out, since their parts are there, and so are blobs,
     * of which a query shows only where they are. A query of several hundred may be longer than the 100,000 characters that the
     * org takes, or as a {@code FIELDS(ALL)} be limited to 200 rows; naming them has no such limit on rows.
     */
    public List<String> queryFields() {
        return fields.stream()
                .filter(field ->
                        !COMPOUND.contains(field.type()) && !field.type().equals("base64"))
                .map(FieldDescribe::name)
                .toList();
    }

    /** A field by its API name, whatever its case. */
    public Optional<FieldDescribe> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
