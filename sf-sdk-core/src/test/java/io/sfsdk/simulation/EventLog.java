package io.sfsdk.simulation;

import java.util.ArrayList;
import java.util.List;

/** All that happened in a history, in order. Two plays of one seed write the same lines. */
final class EventLog {
    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
