package io.sfsdk.batch;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How far a run has come, as stored.
 *
 * @param run names the run, restarts included
 * @param begun when it began
 * @param pulled records taken from the input
 * @param open those of them without an end, by their places; true for one that may be in the org and that no ticket covers
 * @param last fingerprint of the last records that were taken
 * @param unsettled fingerprint of those without an end
 * @param calls calls that have a ticket, in the order in which they were made
 */
record JournalState(
        UUID run,
        Instant begun,
        long pulled,
        SortedMap<Long, Boolean> open,
        String last,
        String unsettled,
        List<Ticket> calls) {
    private static final String FORMAT = "batch-journal-2";
    private static final String FORMAT_WITHOUT_TICKETS = "batch-journal-1";
    private static final int PARTS = 7;

    /**
     * What a ticket covers.
     *
     * @param places in the order of the call
     */
    record Ticket(String ticket, List<Long> places) {}

    JournalState {
        calls = List.copyOf(calls);
        Set<Long> covered = new HashSet<>();
        calls.forEach(call -> covered.addAll(call.places()));
        if (!open.keySet().containsAll(covered)) {
            throw new IllegalArgumentException("a ticket in it covers a record that has its end");
        }
    }

    /**
     * One line of parts with a blank between: the fields in their order, places as {@link Spans}, those that may be in the org
     * behind a question mark, then each call as {@code places:ticket}.
     */
    String toText() {
        List<String> parts = new ArrayList<>(List.of(
                FORMAT,
                run.toString(),
                begun.toString(),
                Long.toString(pulled),
                last,
                unsettled,
                places(false) + "?" + places(true)));
        calls.forEach(call -> parts.add(Spans.text(call.places()) + ":" + call.ticket()));
        return String.join(" ", parts);
    }

    private String places(boolean mayBeThere) {
        return Spans.text(open.entrySet().stream()
                .filter(place -> place.getValue() == mayBeThere)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** @throws IllegalArgumentException if the text is no journal */
    static JournalState parse(String text) {
        String[] parts = text.split(" ", -1);
        boolean isOld = parts[0].equals(FORMAT_WITHOUT_TICKETS) && parts.length == PARTS;
        if (!isOld && (!parts[0].equals(FORMAT) || parts.length < PARTS)) {
            throw new IllegalArgumentException("it is not a journal of this version");
        }
        try {
            return new JournalState(
                    UUID.fromString(parts[1]),
                    Instant.parse(parts[2]),
                    Long.parseLong(parts[3]),
                    isOld ? markedSpans(parts[6]) : open(parts[6]),
                    parts[4],
                    parts[5],
                    Arrays.stream(parts).skip(PARTS).map(JournalState::ticket).toList());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("it holds no time where one belongs", e);
        }
    }

    private static SortedMap<Long, Boolean> open(String text) {
        String[] places = text.split("\\?", -1);
        if (places.length != 2) {
            throw new IllegalArgumentException("it does not say what may be in the org");
        }
        SortedMap<Long, Boolean> open = new TreeMap<>();
        for (int i = 0; i < places.length; i++) {
            boolean mayBeThere = i == 1;
            if (!places[i].isEmpty()) {
                Spans.parse(places[i]).forEach(place -> open.put(place, mayBeThere));
            }
        }
        return open;
    }

    /** As the first format had it: {@code 400-599?,600-612}, or a dash for none. */
    private static SortedMap<Long, Boolean> markedSpans(String text) {
        SortedMap<Long, Boolean> open = new TreeMap<>();
        if (!text.equals("-")) {
            for (String span : text.split(",", -1)) {
                boolean mark = span.endsWith("?");
                Spans.parse(mark ? span.substring(0, span.length() - 1) : span).forEach(place -> open.put(place, mark));
            }
        }
        return open;
    }

    private static Ticket ticket(String part) {
        int colon = part.indexOf(':');
        if (colon < 0 || colon == part.length() - 1) {
            throw new IllegalArgumentException("it holds no ticket where one belongs");
        }
        return new Ticket(part.substring(colon + 1), Spans.parse(part.substring(0, colon)));
    }
}
