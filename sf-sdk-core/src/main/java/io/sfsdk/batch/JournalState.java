package io.sfsdk.batch;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How far a run has come, as stored.
 *
 * @param run names the run, restarts included
 * @param begun when it began
 * @param pulled records taken from the input
 * @param open those of them without an end, by their places; true for one that may be in the org
 * @param last fingerprint of the last records that were taken
 * @param unsettled fingerprint of those without an end
 */
record JournalState(
        UUID run, Instant begun, long pulled, SortedMap<Long, Boolean> open, String last, String unsettled) {
    private static final String FORMAT = "batch-journal-1";

    /** One line; spans of places with a mark: {@code 400-599?} may be in the org, {@code 600-612} is not. */
    String toText() {
        StringBuilder spans = new StringBuilder();
        long from = -1;
        long until = -1;
        boolean mark = false;
        for (Map.Entry<Long, Boolean> place : open.entrySet()) {
            if (place.getKey() != until || place.getValue() != mark) {
                addSpan(spans, from, until, mark);
                from = place.getKey();
                mark = place.getValue();
            }
            until = place.getKey() + 1;
        }
        addSpan(spans, from, until, mark);
        return String.join(
                " ",
                FORMAT,
                run.toString(),
                begun.toString(),
                Long.toString(pulled),
                last,
                unsettled,
                spans.length() == 0 ? "-" : spans);
    }

    private static void addSpan(StringBuilder spans, long from, long until, boolean mark) {
        if (from >= 0) {
            spans.append(spans.length() == 0 ? "" : ",")
                    .append(from)
                    .append('-')
                    .append(until - 1);
            spans.append(mark ? "?" : "");
        }
    }

    /** @throws IllegalArgumentException if the text is no journal */
    static JournalState parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 7 || !parts[0].equals(FORMAT)) {
            throw new IllegalArgumentException("it is not a journal of this version");
        }
        try {
            return new JournalState(
                    UUID.fromString(parts[1]),
                    Instant.parse(parts[2]),
                    Long.parseLong(parts[3]),
                    spans(parts[6]),
                    parts[4],
                    parts[5]);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("it holds no time where one belongs", e);
        }
    }

    private static SortedMap<Long, Boolean> spans(String text) {
        SortedMap<Long, Boolean> open = new TreeMap<>();
        if (!text.equals("-")) {
            for (String span : text.split(",", -1)) {
                boolean mark = span.endsWith("?");
                String range = mark ? span.substring(0, span.length() - 1) : span;
                int dash = range.indexOf('-');
                for (long place = Long.parseLong(range.substring(0, dash));
                        place <= Long.parseLong(range.substring(dash + 1));
                        place++) {
                    open.put(place, mark);
                }
            }
        }
        return open;
    }
}
