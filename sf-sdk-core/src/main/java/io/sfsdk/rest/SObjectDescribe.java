package io.sfsdk.rest;

import java.util.List;
import java.util.Optional;
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
    public SObjectDescribe {
        fields = List.copyOf(fields);
    }

    public String name() {
        return summary.name();
    }

    /** A field by its API name, whatever its case. */
    public Optional<FieldDescribe> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
