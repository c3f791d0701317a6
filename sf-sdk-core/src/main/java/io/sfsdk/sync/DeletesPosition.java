package io.sfsdk.sync;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the delete log was read, as one line of text: {@code deletes-1 00D… Account 2026-01-01T00:00:00Z 001…}; while a gap is
 * repaired, with that: {@code … gap 2026-01-20T00:00:00Z 2026-01-20T00:10:00Z}.
 *
 * @param reached with what it belongs to
 * @param gap null if the log is whole as far as is known
 */
record DeletesPosition(StoredPosition reached, @Nullable Gap gap) {
    static final String KIND = "deletes-1";

    private static final String GAP = " gap ";

    /**
     * Deletions the log no longer tells.
     *
     * @param restart where the log is gone on from when the copy has been compared
     * @param since comparisons that began earlier do not count
     */
    record Gap(Instant restart, Instant since) {}

    String text() {
        return reached.text() + (gap == null ? "" : GAP + gap.restart() + " " + gap.since());
    }

    /** @throws IllegalStateException if the text is not of this format */
    static DeletesPosition parse(String text) {
        int at = text.indexOf(GAP);
        if (at < 0) {
            return new DeletesPosition(StoredPosition.parse(text), null);
        }
        String[] moments = text.substring(at + GAP.length()).split(" ", -1);
        StoredPosition reached = StoredPosition.parse(text.substring(0, at));
        try {
            return new DeletesPosition(reached, new Gap(Instant.parse(moments[0]), Instant.parse(moments[1])));
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw StoredPosition.unreadable(text, e);
        }
    }
}
