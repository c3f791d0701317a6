package io.sfsdk.rest;

import io.sfsdk.soql.Soql;
import io.sfsdk.soql.SoqlSelect;
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
     * of which a query shows only where they are. Unlike {@code FIELDS(ALL)}, naming them sets no limit on rows.
     */
    public List<String> queryFields() {
        return fields.stream()
                .filter(field ->
                        !COMPOUND.contains(field.type()) && !field.type().equals("base64"))
                .map(FieldDescribe::name)
                .toList();
    }

    /**
     * A query of all of these fields. An object may have 800 of names of up to 43 characters, which is within what the org takes and
     * leaves some 60,000 characters for conditions; a query too long for a URL travels in a body.
     */
    public SoqlSelect selectAll() {
        return Soql.select(queryFields().toArray(String[]::new)).from(name());
    }

    /**
     * The active values that may be chosen in a dependent picklist. Those that a record type leaves out are not told here: ask the UI
     * API for them.
     *
     * @param controlling the value of the controlling field; {@code true} or {@code false} for a checkbox
     * @throws IllegalArgumentException if the field is no dependent picklist, or its controlling field has no such value
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describesobjects_describesobjectresult.htm">SOAP
     *     API Developer Guide, DescribeSObjectResult, Dependent Picklists</a>
     */
    public List<PicklistValue> picklistValues(String dependent, String controlling) {
        FieldDescribe field = field(dependent)
                .filter(found -> found.controllerName() != null)
                .orElseThrow(() ->
                        new IllegalArgumentException(name() + " has no dependent picklist of the name that was given"));
        int index = field(String.valueOf(field.controllerName()))
                .map(controller -> values(controller).indexOf(controlling))
                .orElse(-1);
        if (index < 0) {
            throw new IllegalArgumentException(
                    field.controllerName() + ", on which " + field.name() + " depends, has no such value");
        }
        return field.picklistValues().stream()
                .filter(value -> value.active() && value.isValidFor(index))
                .toList();
    }

    /** In the order of the bits; inactive ones have theirs too. */
    private static List<String> values(FieldDescribe controller) {
        return controller.type().equals("boolean")
                ? List.of("false", "true")
                : controller.picklistValues().stream().map(PicklistValue::value).toList();
    }

    /** A field by its API name, whatever its case. */
    public Optional<FieldDescribe> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
