package io.sfsdk.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compound value that is read but not written, such as an address or a location.
 *
 * @param parts the parts in the org's order, {@code String}, {@code BigDecimal}, {@code Boolean}, another compound or null; names
 *     as the API writes them, for example {@code postalCode}; the items of a list are named {@code 0}, {@code 1} and so on
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields.htm">Compound Fields</a>
 */
public record Compound(Map<String, @Nullable Object> parts) {
    public Compound {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    @Override
    public String toString() {
        return "Compound" + parts.keySet();
    }
}
