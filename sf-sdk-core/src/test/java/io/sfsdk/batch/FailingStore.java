package io.sfsdk.batch;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Throws at the n-th move, once. */
record FailingStore(WatermarkStore store, int failingMove, AtomicInteger moves) implements WatermarkStore {
    FailingStore(WatermarkStore store, int failingMove) {
        this(store, failingMove, new AtomicInteger());
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return store.load(key);
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        if (moves.incrementAndGet() == failingMove) {
            throw new IllegalStateException("disk full");
        }
        return store.advance(key, expected, next);
    }
}
