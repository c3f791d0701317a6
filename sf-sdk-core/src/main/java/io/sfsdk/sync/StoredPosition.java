package io.sfsdk.sync;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A position with what it belongs to, as one line of text: {@code sync-1 00D… Account 2026-01-01T00:00:00Z 001…}.
 *
 * @param kind tells what wrote it, and in which format
 * @param org the org's id
 * @param sobject the records' type
 * @param position null after a reset: begin at the start again
 */
record StoredPosition(
        String kind, String org, String sobject, @Nullable PagePosition position) {
    static final String SYNC = "sync-1";
    static final String LITERAL = "literal-1";

    private static final String NONE = "reset";

    StoredPosition at(@Nullable PagePosition next) {
        return new StoredPosition(kind, org, sobject, next);
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
        return start + position.stamp() + (position.id() == null ? "" : " " + position.id());
    }

    /** @throws IllegalStateException if the text is not of this format */
    static StoredPosition parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length < 4 || parts.length > 5) {
            throw unreadable(text, null);
        }
        try {
            return new StoredPosition(parts[0], parts[1], parts[2], position(parts));
        } catch (DateTimeParseException e) {
            throw unreadable(text, e);
        }
    }

    private static @Nullable PagePosition position(String[] parts) {
        return parts[3].equals(NONE)
                ? null
                : new PagePosition(Instant.parse(parts[3]), parts.length > 4 ? parts[4] : null);
    }

    private static IllegalStateException foreign(String name, String difference) {
        return new IllegalStateException("the stored position of sync " + name + " belongs to " + difference
                + ". Give each its own name; or, if it is meant to begin again here, call reset()");
    }

    private static IllegalStateException unreadable(String text, @Nullable Throwable cause) {
        return new IllegalStateException(
                "not a position of a sync: \"" + text + "\". Give the sync a name of its own, or call reset()", cause);
    }
}
