package io.sfsdk.testkit.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Header lines in the order they were sent, repeats included; names are compared without regard to case. Immutable. */
public final class Headers {
    private static final Headers NONE = new Headers(List.of());

    private final List<Map.Entry<String, String>> lines;

    private Headers(List<Map.Entry<String, String>> lines) {
        this.lines = lines;
    }

    public static Headers none() {
        return NONE;
    }

    /** These lines; the list must not change any more. */
    public static Headers of(List<Map.Entry<String, String>> lines) {
        return new Headers(lines);
    }

    /** A copy with one more line at the end. */
    public Headers with(String name, String value) {
        List<Map.Entry<String, String>> longer = new ArrayList<>(lines.size() + 1);
        longer.addAll(lines);
        longer.add(Map.entry(name, value));
        return new Headers(longer);
    }

    /** The value of the first line of this name. */
    public Optional<String> first(String name) {
        for (Map.Entry<String, String> line : lines) {
            if (line.getKey().equalsIgnoreCase(name)) {
                return Optional.of(line.getValue());
            }
        }
        return Optional.empty();
    }

    /** The values of all lines of this name, in order. */
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether one line of this name has this token among its comma-separated values. */
    public boolean lists(String name, String token) {
        for (Map.Entry<String, String> line : lines) {
            if (line.getKey().equalsIgnoreCase(name) && hasToken(line.getValue(), token)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasToken(String value, String token) {
        for (String part : value.split(",", -1)) {
            int parameters = part.indexOf(';');
            String bare = (parameters < 0 ? part : part.substring(0, parameters)).trim();
            if (bare.equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }

    /** All lines as name and value. */
    public List<Map.Entry<String, String>> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** The names alone, in order: values may be secret. */
    @Override
    public String toString() {
        return lines.stream().map(Map.Entry::getKey).toList().toString();
    }
}
