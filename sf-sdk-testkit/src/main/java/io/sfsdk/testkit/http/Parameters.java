package io.sfsdk.testkit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoded parameters of a query string or of a form body, in order. Immutable. */
public final class Parameters {
    private static final Parameters NONE = new Parameters(List.of());

    private final List<Map.Entry<String, String>> pairs;

    private Parameters(List<Map.Entry<String, String>> pairs) {
        this.pairs = pairs;
    }

    /** Reads {@code a=1&b=2}; a name without {@code =} has an empty value. */
    public static Parameters parse(String encoded) {
        if (encoded.isEmpty()) {
            return NONE;
        }
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            pairs.add(Map.entry(PercentCoding.decodeQuery(name), PercentCoding.decodeQuery(value)));
        }
        return new Parameters(pairs);
    }

    /** The first value of this name; names are case-sensitive. */
    public Optional<String> first(String name) {
        for (Map.Entry<String, String> pair : pairs) {
            if (pair.getKey().equals(name)) {
                return Optional.of(pair.getValue());
            }
        }
        return Optional.empty();
    }
}
