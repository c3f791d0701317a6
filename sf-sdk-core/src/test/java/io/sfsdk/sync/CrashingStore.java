package io.sfsdk.sync;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in a process that dies when a position has just been moved for the n-th time. */
final class CrashingStore implements WatermarkStore {
    private final WatermarkStore store;
    private int left;

    /** @param fatal counted from 1 */
    CrashingStore(WatermarkStore store, int fatal) {
        this.store = store;
        this.left = fatal;
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return store.load(key);
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        boolean isMoved = store.advance(key, expected, next);
        if (key.job().equals("sync") && --left == 0) {
            throw new Crash();
        }
        return isMoved;
    }
}
