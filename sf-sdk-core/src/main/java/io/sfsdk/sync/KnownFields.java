package io.sfsdk.sync;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a sync knows of the fields it reads, as one line of text: {@code fields-1 00D… Account 1970-01-01T00:00:00Z
 * Name:string,Old__c:- New__c 2026-01-01T12:00:01Z 001…}.
 *
 * @param org the org's id
 * @param sobject the records' type
 * @param origin rows stamped before it were never due
 * @param types each field's type, by name; {@link #LOST} for one that is no longer there
 * @param refill what has to be read again, null if nothing
 */
record KnownFields(
        String org,
        String sobject,
        Instant origin,
        Map<String, String> types,
        @Nullable Refill refill) {
    static final String LOST = "-";

    /** Nothing is known. */
    static final String RESET = "fields-1 reset";

    private static final String FORMAT = "fields-1";
    private static final String NONE = "-";

    KnownFields {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(types);
        types = anyCase;
    }

    /**
     * Old rows to read again for fields that they were delivered without.
     *
     * @param until rows stamped at it or later come with the fields anyhow
     * @param after the id of the last one accepted, null for none
     */
    record Refill(
            List<String> fields, Instant until, @Nullable String after) {
        Refill {
            fields = List.copyOf(fields);
        }
    }

    KnownFields with(@Nullable Refill next) {
        return new KnownFields(org, sobject, origin, types, next);
    }

    /** These types from now on, and what is still to be read again or is new with them. */
    KnownFields with(Map<String, String> now, List<String> fresh, Instant until) {
        List<String> due = new ArrayList<>(refill == null ? List.of() : refill.fields);
        due.removeIf(field -> now.getOrDefault(field, LOST).equals(LOST));
        fresh.stream().filter(field -> !due.contains(field)).forEach(due::add);
        Refill next = refill == null || !fresh.isEmpty()
                ? new Refill(due, until, null)
                : new Refill(due, refill.until, refill.after);
        return new KnownFields(org, sobject, origin, now, due.isEmpty() ? null : next);
    }

    String text() {
        String fields = types.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
        String start = String.join(" ", FORMAT, org, sobject, origin.toString(), fields.isEmpty() ? NONE : fields);
        if (refill == null) {
            return start + " " + NONE;
        }
        String after = refill.after == null ? "" : " " + refill.after;
        return start + " " + String.join(",", refill.fields) + " " + refill.until + after;
    }

    /**
     * Empty after a reset.
     *
     * @throws IllegalStateException if the text is not of this format
     */
    static Optional<KnownFields> parse(String text) {
        if (text.equals(RESET)) {
            return Optional.empty();
        }
        String[] parts = text.split(" ", -1);
        if (!parts[0].equals(FORMAT) || parts.length < 6 || parts.length > 8) {
            throw unreadable(null);
        }
        try {
            return Optional.of(
                    new KnownFields(parts[1], parts[2], Instant.parse(parts[3]), types(parts[4]), refill(parts)));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw unreadable(e);
        }
    }

    private static Map<String, String> types(String text) {
        Map<String, String> types = new TreeMap<>();
        for (String field : text.equals(NONE) ? new String[0] : text.split(",")) {
            String[] pair = field.split(":", 2);
            types.put(pair[0], pair[1]);
        }
        return types;
    }

    private static @Nullable Refill refill(String[] parts) {
        return parts[5].equals(NONE)
                ? null
                : new Refill(List.of(parts[5].split(",")), Instant.parse(parts[6]), parts.length > 7 ? parts[7] : null);
    }

    private static IllegalStateException unreadable(@Nullable Throwable cause) {
        return new IllegalStateException(
                "not the fields of a sync. Give the sync a name of its own, or call reset()", cause);
    }
}
