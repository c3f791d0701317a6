package io.sfsdk.testkit.store;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An address or a location, read from its parts; keys are in alphabetical order.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields_address.htm">Address Compound Fields</a>
 */
final class Compound implements Computed {
    private final Map<String, Integer> slots = new TreeMap<>();

    Compound(Field compound, List<Field> fields) {
        for (int slot = 0; slot < fields.size(); slot++) {
            if (compound.name().equals(fields.get(slot).compound())) {
                slots.put(key(compound, fields.get(slot).name()), slot);
            }
        }
    }

    /** {@code BillingPostalCode} of {@code BillingAddress} is {@code postalCode}. */
    private static String key(Field compound, String part) {
        if (compound.type() == FieldType.LOCATION) {
            return part.endsWith("__Latitude__s") ? "latitude" : "longitude";
        }
        String prefix = compound.name().substring(0, compound.name().length() - "Address".length());
        String key = part.substring(prefix.length());
        return Character.toLowerCase(key.charAt(0)) + key.substring(1);
    }

    @Override
    public @Nullable Object value(StoredRow row) {
        Map<String, @Nullable Object> parts = new TreeMap<>();
        boolean empty = true;
        for (Map.Entry<String, Integer> part : slots.entrySet()) {
            Object value = row.value(part.getValue());
            parts.put(part.getKey(), value);
            empty &= value == null;
        }
        return empty ? null : Collections.unmodifiableMap(parts);
    }
}
