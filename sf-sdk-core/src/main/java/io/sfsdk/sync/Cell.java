package io.sfsdk.sync;

import io.sfsdk.watermark.LeaseLostException;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One key of a store, as this run knows it. */
final class Cell {
    private final WatermarkStore store;
    private final WatermarkKey key;
    private @Nullable Watermark known;

    Cell(WatermarkStore store, WatermarkKey key) {
        this.store = store;
        this.key = key;
    }

    Optional<String> load() {
        known = store.load(key).orElse(null);
        return Optional.ofNullable(known).map(Watermark::value);
    }

    /** Moves from what was loaded or last moved to; ends the run if another worker came between or the store fails. */
    void move(String text) throws RunEnd {
        Watermark next = new Watermark(text);
        if (!next.equals(known) && !advance(next)) {
            throw RunEnd.partial("another worker moved " + key + " meanwhile, and only one may");
        }
        known = next;
    }

    private boolean advance(Watermark next) throws RunEnd {
        try {
            return store.advance(key, known, next);
        } catch (LeaseLostException e) {
            throw RunEnd.partial(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw RunEnd.broken("the watermark store failed on " + key + ", and whether it moved is unknown", e);
        }
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
