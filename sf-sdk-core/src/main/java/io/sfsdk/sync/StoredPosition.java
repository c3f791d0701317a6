package io.sfsdk.sync;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A position with what it belongs to, as one line of text: {@code sync-1 00D… Account 2026-01-01T00:00:00Z 001…}, and, inside an
 * answer, where that began and how many of its rows were accepted: {@code … from 2025-12-31T00:00:00Z 001… 400}.
 *
 * @param kind tells what wrote it, and in which format
 * @param org the org's id
 * @param sobject the records' type
 * @param position null after a reset: begin at the start again
 * @param answer what the position is inside of; null at a border
 */
record StoredPosition(
        String kind,
        String org,
        String sobject,
        @Nullable PagePosition position,
        @Nullable OpenAnswer answer) {
    static final String SYNC = "sync-1";
    static final String LITERAL = "literal-1";
    static final String FORMULAS = "formulas-1";

    private static final String NONE = "reset";
    private static final String FROM = "from";
    private static final String NO_ID = "-";

    /** None yet. */
    static StoredPosition none(String kind, String org, String sobject) {
        return new StoredPosition(kind, org, sobject, null, null);
    }

    /** Positions by another cursor say nothing of this one's. */
    static String kindOf(SyncCursor cursor) {
        return cursor == SyncCursor.SYSTEM_MODSTAMP ? SYNC : SYNC + "/" + cursor.field();
    }

    StoredPosition at(@Nullable PagePosition next) {
        return at(next, null);
    }

    StoredPosition at(@Nullable PagePosition next, @Nullable OpenAnswer inside) {
        return new StoredPosition(kind, org, sobject, next, inside);
    }

    StoredPosition of(String otherKind) {
        return none(otherKind, org, sobject);
    }

    Optional<PagePosition> reached() {
        return Optional.ofNullable(position);
    }

    /** This position, if it is of the same org, object and kind: said of any other, it would skip records silently. */
    StoredPosition ifOf(StoredPosition owner, String name) {
        if (!org.equals(owner.org)) {
            throw foreign(name, "org " + org + ", and this is org " + owner.org);
        }
        if (!kind.equals(owner.kind) || !sobject.equalsIgnoreCase(owner.sobject)) {
            throw foreign(name, kind + " of " + sobject + ", and this is " + owner.kind + " of " + owner.sobject);
        }
        return this;
    }

    String text() {
        String start = kind + " " + org + " " + sobject + " ";
        if (position == null) {
            return start + NONE;
        }
        return start + position.stamp() + (position.id() == null ? "" : " " + position.id()) + answerText();
    }

    private String answerText() {
        if (answer == null) {
            return "";
        }
        String id = answer.start().id() == null ? NO_ID : answer.start().id();
        return " " + FROM + " " + answer.start().stamp() + " " + id + " " + answer.accepted();
    }

    /** @throws IllegalStateException if the text is not of this format */
    static StoredPosition parse(String text) {
        if (text.startsWith("leased-")) {
            throw new IllegalStateException("the position is kept under a lease, by \""
                    + text.lines().findFirst().orElse("") + "\"; run this sync with under(lease)");
        }
        List<String> parts = List.of(text.split(" ", -1));
        int length = parts.size();
        int end = length >= 8 && parts.get(length - 4).equals(FROM) ? length - 4 : length;
        if (end < 4 || end > 5) {
            throw unreadable(text, null);
        }
        try {
            OpenAnswer answer = end == length ? null : answer(parts.subList(end + 1, length));
            StoredPosition found = new StoredPosition(
                    parts.get(0), parts.get(1), parts.get(2), position(parts.subList(3, end)), answer);
            if (found.position == null && length > 4) {
                throw unreadable(text, null);
            }
            return found;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw unreadable(text, e);
        }
    }

    private static @Nullable PagePosition position(List<String> parts) {
        return parts.get(0).equals(NONE)
                ? null
                : new PagePosition(Instant.parse(parts.get(0)), parts.size() > 1 ? parts.get(1) : null);
    }

    private static OpenAnswer answer(List<String> parts) {
        String id = parts.get(1).equals(NO_ID) ? null : parts.get(1);
        return new OpenAnswer(new PagePosition(Instant.parse(parts.get(0)), id), Long.parseLong(parts.get(2)));
    }

    private static IllegalStateException foreign(String name, String difference) {
        return new IllegalStateException("the stored position of sync " + name + " belongs to " + difference
                + ". Give each its own name; or, if it is meant to begin again here, call reset()");
    }

    static IllegalStateException unreadable(String text, @Nullable Throwable cause) {
        return new IllegalStateException(
                "not a position of a sync: \"" + text + "\". Give the sync a name of its own, or call reset()", cause);
    }
}
