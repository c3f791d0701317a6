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
        for (Line line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                return Optional.of(line.value());
            }
        }
        return Optional.empty();
    }

    /** All lines of that name, in order. */
    public List<String> all(String name) {
        List<String> found = new ArrayList<>(1);
        for (Line line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                found.add(line.value());
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** These headers with a line added. */
    public HttpHeaders with(String name, String value) {
        List<Line> longer = new ArrayList<>(lines);
        longer.add(new Line(name, value));
        return new HttpHeaders(longer);
    }
}
