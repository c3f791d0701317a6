package io.sfsdk.testkit.recorded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where one JSON answer has another shape than another: keys, their order, types and formats of values. */
final class Shape {
    private static final Map<String, Pattern> FORMATS = formats();

    private final Set<String> differences = new LinkedHashSet<>();

    private Shape() {}

    static Set<String> differences(@Nullable Object recorded, @Nullable Object answered) {
        Shape shape = new Shape();
        shape.compare("$", recorded, answered);
        return shape.differences;
    }

    private void compare(String path, @Nullable Object recorded, @Nullable Object answered) {
        if (recorded instanceof Map<?, ?> left && answered instanceof Map<?, ?> right) {
            objects(path, left, right);
        } else if (recorded instanceof List<?> left && answered instanceof List<?> right) {
            lists(path + "[]", left, right);
        } else if (!type(recorded).equals(type(answered)) && !isScalarOrNull(recorded, answered)) {
            differences.add(path + " " + type(answered) + " not " + type(recorded));
        }
    }

    /** An empty field says nothing of its format. */
    private static boolean isScalarOrNull(@Nullable Object recorded, @Nullable Object answered) {
        boolean scalars = !isTree(recorded) && !isTree(answered);
        return scalars && (recorded == null || answered == null);
    }

    private static boolean isTree(@Nullable Object value) {
        return value instanceof Map || value instanceof List;
    }

    private void objects(String path, Map<?, ?> recorded, Map<?, ?> answered) {
        recorded.keySet().stream()
                .filter(key -> !answered.containsKey(key))
                .forEach(key -> differences.add(path + "." + key + " missing"));
        answered.keySet().stream()
                .filter(key -> !recorded.containsKey(key))
                .forEach(key -> differences.add(path + "." + key + " added"));
        List<Object> shared = new ArrayList<>(recorded.keySet());
        shared.retainAll(answered.keySet());
        List<Object> order = new ArrayList<>(answered.keySet());
        order.retainAll(shared);
        if (!shared.equals(order)) {
            differences.add(path + " order");
        }
        shared.forEach(key -> compare(path + "." + key, recorded.get(key), answered.get(key)));
    }

    private void lists(String path, List<?> recorded, List<?> answered) {
        if (answered.isEmpty() && !recorded.isEmpty()) {
            differences.add(path + " empty");
        }
        Map<Object, Object> left = byName(recorded);
        Map<Object, Object> right = byName(answered);
        left.forEach((name, value) -> {
            if (right.containsKey(name)) {
                compare(path, value, right.get(name));
            }
        });
    }

    /** Descriptions are the same by their names, other things by their places. */
    private static Map<Object, Object> byName(List<?> list) {
        Map<Object, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Object name = list.get(i) instanceof Map<?, ?> map && map.containsKey("name") ? map.get("name") : null;
            named.put(name == null ? (Object) i : name, list.get(i));
        }
        return named;
    }

    private static String type(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.scale() > 0 ? "decimal" : "whole";
        }
        if (value instanceof String text) {
            return FORMATS.entrySet().stream()
                    .filter(format -> format.getValue().matcher(text).matches())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("text");
        }
        return value == null
                ? "null"
                : value instanceof Map
                        ? "object"
                        : value instanceof List
                                ? "list"
                                : Objects.toString(value.getClass().getSimpleName());
    }

    private static Map<String, Pattern> formats() {
        Map<String, Pattern> formats = new LinkedHashMap<>();
        formats.put("moment", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000"));
        formats.put("moment with Z", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        formats.put("date", Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        formats.put("time", Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
        formats.put("id", Pattern.compile("[a-zA-Z0-9]{15}[A-Z0-5]{3}"));
        formats.put("path", Pattern.compile("/services/data/v\\d\\d\\.0.*"));
        formats.put("url", Pattern.compile("https?://.*"));
        return formats;
    }
}
