package io.sfsdk.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Header lines in order; names are found whatever their case and may repeat. {@link #toString()} shows names only.
 *
 * @param lines name and value of each line
 */
public record HttpHeaders(List<Line> lines) {
    /** One header line. */
    public record Line(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    public HttpHeaders {
        lines = List.copyOf(lines);
    }

    public static HttpHeaders none() {
        return new HttpHeaders(List.of());
    }

    /** The first line of that name. */
    public Optional<String> first(String name) {
        int index = next(name, 0);
        return index < 0 ? Optional.empty() : Optional.of(lines.get(index).value());
    }

    /** All lines of that name, in order. */
    public List<String> all(String name) {
        int first = next(name, 0);
        if (first < 0 || next(name, first + 1) < 0) {
            return first < 0 ? List.of() : List.of(lines.get(first).value());
        }
        List<String> found = new ArrayList<>();
        for (int i = first; i >= 0; i = next(name, i + 1)) {
            found.add(lines.get(i).value());
        }
        return Collections.unmodifiableList(found);
    }

    /** By index, since every call asks several times and an iterator each would be most of what asking costs. */
    private int next(String name, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** These headers with a line added. */
    public HttpHeaders with(String name, String value) {
        Line[] longer = lines.toArray(new Line[lines.size() + 1]);
        longer[lines.size()] = new Line(name, value);
        return new HttpHeaders(List.of(longer));
    }
}
