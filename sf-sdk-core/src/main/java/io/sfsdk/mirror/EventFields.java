package io.sfsdk.mirror;

import io.sfsdk.event.EventContent;
import io.sfsdk.record.Compound;
import io.sfsdk.record.SObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a change event by the names that queries use: events nest the parts of a compound, {@code BillingAddress.City} is a
 * query's {@code BillingCity}.
 *
 * @param fields with values as queries give them
 * @param isWhole false if a copied field changed whose value the event does not tell: a long text that comes as a difference, a
 *     person's name that is made of its parts
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_body.htm">Change
 *     Data Capture Developer Guide, Change Event Body Fields</a>
 */
record EventFields(SObject fields, boolean isWhole) {
    private static final String ADDRESS = "Address";
    private static final String CUSTOM = "__c";
    private static final String NAME = "Name";
    private static final List<String> PARTS = List.of(
            "Street",
            "City",
            "State",
            "StateCode",
            "PostalCode",
            "Country",
            "CountryCode",
            "Latitude",
            "Longitude",
            "GeocodeAccuracy");

    static EventFields of(EventContent.Change change, CopiedFields copied) {
        SObject told = change.fields();
        SObject flat = SObject.of(change.header().entityName());
        boolean isWhole = true;
        for (String name : told.names()) {
            Object value = told.value(name);
            if (value instanceof Compound compound) {
                isWhole &= !copied.has(name);
                flat = withParts(flat, name, compound);
            } else {
                flat = flat.with(name, copied.asQueried(name, value));
                flat = value == null ? cleared(flat, name, copied) : flat;
            }
        }
        for (String nulled : change.header().nulledFields()) {
            flat = flat.with(flatName(nulled), null);
        }
        for (String diff : change.header().diffFields()) {
            isWhole &= !copied.has(flatName(diff));
        }
        return new EventFields(flat, isWhole);
    }

    private static SObject withParts(SObject flat, String compound, Compound value) {
        SObject all = flat;
        for (Map.Entry<String, @Nullable Object> part : value.parts().entrySet()) {
            all = all.with(flatName(compound, part.getKey()), part.getValue());
        }
        return all;
    }

    /** A compound that is null has no part. */
    private static SObject cleared(SObject flat, String name, CopiedFields copied) {
        SObject all = flat;
        if (name.endsWith(ADDRESS) || name.endsWith(CUSTOM)) {
            for (String part : PARTS) {
                String field = flatName(name, part);
                all = copied.has(field) ? all.with(field, null) : all;
            }
        }
        return all;
    }

    private static String flatName(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : flatName(path.substring(0, dot), path.substring(dot + 1));
    }

    private static String flatName(String compound, String part) {
        if (compound.equals(NAME)) {
            return part;
        }
        if (compound.endsWith(CUSTOM)) {
            return compound.substring(0, compound.length() - 1) + part + "__s";
        }
        return compound.endsWith(ADDRESS)
                ? compound.substring(0, compound.length() - ADDRESS.length()) + part
                : compound + part;
    }
}
