package io.sfsdk.reconcile;

import io.sfsdk.record.RecordId;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * How far the pass has come, as one line of text in the store: {@code reconcile-1 00D… Account 2026-01-01T12:00:00Z 001…}, with the
 * org's time at which the pass began, and {@code -} in place of the id when a pass is complete and the next begins with the first id.
 */
final class RangePosition {
    private static final String KIND = "reconcile-1";
    private static final String START = "-";

    private final WatermarkStore store;
    private final WatermarkKey key;
    private final String owner;
    private @Nullable Watermark known;
    private @Nullable RecordId reached;
    private Instant begun = Instant.MIN;

    /** @param org the id of the org it belongs to */
    RangePosition(WatermarkStore store, String name, String org, String sobject) {
        this.store = store;
        this.key = new WatermarkKey("reconcile", name);
        this.owner = KIND + " " + org + " " + sobject;
    }

    /** @throws IllegalStateException if what is stored belongs to another org or object, and that is checked */
    void load(boolean isOwnerChecked) {
        known = store.load(key).orElse(null);
        if (known != null) {
            parse(known.value(), isOwnerChecked);
        }
    }

    /** Ids up to this one are behind; null at the beginning of a pass. */
    @Nullable
    RecordId reached() {
        return reached;
    }

    /**
     * Goes on with the pass, or begins one now: if none is under way, or it began before {@code since}.
     *
     * @return when the pass began
     */
    Instant begin(Instant now, Instant since) {
        if (reached == null || begun.isBefore(since)) {
            reached = null;
            begun = now;
        }
        return begun;
    }

    /** Closes the ranges up to this id, or with null the pass. */
    void move(@Nullable RecordId upTo) throws RunStop {
        Watermark next = new Watermark(owner + " " + begun + " " + (upTo == null ? START : upTo.value()));
        if (!next.equals(known) && !advance(next)) {
            throw RunStop.partial("another worker moved " + key + " meanwhile, and only one may");
        }
        known = next;
        reached = upTo;
    }

    private boolean advance(Watermark next) throws RunStop {
        try {
            return store.advance(key, known, next);
        } catch (RuntimeException e) {
            throw RunStop.broken("the watermark store failed on " + key + ", and whether it moved is unknown", e);
        }
    }

    /** Forgets what is stored, whoever it belongs to. */
    void reset() {
        known = store.load(key).orElse(null);
        begun = Instant.EPOCH;
        try {
            move(null);
        } catch (RunStop e) {
            throw new IllegalStateException("not reset: " + e.getMessage(), e);
        }
    }

    private void parse(String text, boolean isOwnerChecked) {
        String[] parts = text.split(" ", -1);
        boolean isReadable = parts.length == 5 && parts[0].equals(KIND);
        boolean isOwn = isReadable && owner.equalsIgnoreCase(String.join(" ", parts[0], parts[1], parts[2]));
        if (!isReadable || (isOwnerChecked && !isOwn)) {
            throw unusable(text, null);
        }
        try {
            begun = Instant.parse(parts[3]);
            reached = parts[4].equals(START) ? null : RecordId.of(parts[4]);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw unusable(text, e);
        }
    }

    private IllegalStateException unusable(String text, @Nullable Throwable cause) {
        return new IllegalStateException(
                "the stored position of reconciliation " + key.name() + " is \"" + text + "\", and this one's begins \""
                        + owner
                        + "\". Give each org and object its own name; or, if it is meant to begin again here, call reset()",
                cause);
    }
}
