package io.sfsdk.testkit.soql;

import io.sfsdk.testkit.schema.Field;
import io.sfsdk.testkit.schema.FieldType;
import io.sfsdk.testkit.schema.ObjectType;
import io.sfsdk.testkit.store.Row;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts an address or a location together from the fields it is made of.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields_address.htm">Address Compound
 *     Fields</a>
 */
final class CompoundValue implements Column.Reader {
    private static final List<String> ADDRESS =
            List.of("city", "country", "geocodeAccuracy", "latitude", "longitude", "postalCode", "state", "street");
    private static final List<String> LOCATION = List.of("latitude", "longitude");

    private final Map<String, @Nullable String> parts = new LinkedHashMap<>();

    CompoundValue(ObjectType owner, Field compound) {
        for (String key : compound.type() == FieldType.ADDRESS ? ADDRESS : LOCATION) {
            parts.put(key, part(owner, compound, key));
        }
    }

    private static @Nullable String part(ObjectType owner, Field compound, String key) {
        return owner.fields().stream()
                .filter(field -> compound.name().equals(field.compound()))
                .map(Field::name)
                .filter(name -> isPart(name, key))
                .findFirst()
                .orElse(null);
    }

    /** {@code BillingCity} or {@code Place__Latitude__s}. */
    private static boolean isPart(String name, String key) {
        String bare = name.endsWith("__s") ? name.substring(0, name.length() - 3) : name;
        return bare.toLowerCase(Locale.ROOT).endsWith(key.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable Object read(Row row) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        parts.forEach((key, field) -> value.put(key, field == null ? null : row.value(field)));
        boolean empty = value.values().stream().allMatch(Objects::isNull);
        return empty ? null : Collections.unmodifiableMap(value);
    }
}
