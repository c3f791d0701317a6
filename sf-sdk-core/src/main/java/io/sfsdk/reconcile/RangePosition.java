package io.sfsdk.reconcile;

import io.sfsdk.record.RecordId;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import org.jspecify.annotations.Nullable;

/**
 * How far the pass has come, as one line of text in the store: {@code reconcile-1 00D… Account 001…}, or {@code -} in place of the
 * id when a pass is complete and the next begins with the first id.
 */
final class RangePosition {
    private static final String KIND = "reconcile-1";
    private static final String START = "-";

    private final WatermarkStore store;
    private final WatermarkKey key;
    private final String owner;
    private @Nullable Watermark known;
    private @Nullable RecordId reached;

    /** @param org the id of the org it belongs to */
    RangePosition(WatermarkStore store, String name, String org, String sobject) {
        this.store = store;
        this.key = new WatermarkKey("reconcile", name);
        this.owner = KIND + " " + org + " " + sobject + " ";
    }

    /** @throws IllegalStateException if what is stored belongs to another org or object, and that is checked */
    void load(boolean isOwnerChecked) {
        known = store.load(key).orElse(null);
        reached = known == null ? null : parse(known.value(), isOwnerChecked);
    }

    /** Ids up to this one are behind; null at the beginning of a pass. */
    @Nullable
    RecordId reached() {
        return reached;
    }

    /** Closes the ranges up to this id, or with null the pass. */
    void move(@Nullable RecordId upTo) throws RunStop {
        Watermark next = new Watermark(owner + (upTo == null ? START : upTo.value()));
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
        try {
            move(null);
        } catch (RunStop e) {
            throw new IllegalStateException("not reset: " + e.getMessage(), e);
        }
    }

    private @Nullable RecordId parse(String text, boolean isOwnerChecked) {
        String id = text.substring(text.lastIndexOf(' ') + 1);
        boolean isOwn = text.regionMatches(true, 0, owner, 0, owner.length())
                && text.length() == owner.length() + id.length();
        boolean isReadable = text.startsWith(KIND + " ") && (id.equals(START) || RecordId.isId(id));
        if (!isReadable || (!isOwn && isOwnerChecked)) {
            throw new IllegalStateException("the stored position of reconciliation " + key.name() + " is \"" + text
                    + "\", and this one's begins \"" + owner.strip() + "\". Give each org and object its own name; or, if it is"
                    + " meant to begin again here, call reset()");
        }
        return id.equals(START) ? null : RecordId.of(id);
    }
}
