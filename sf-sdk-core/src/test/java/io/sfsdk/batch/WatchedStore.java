package io.sfsdk.batch;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes every text that was stored; for moves that come one after the other, as a journal's do. */
record WatchedStore(WatermarkStore store, List<String> texts) implements WatermarkStore {
    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return store.load(key);
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        texts.add(next.value());
        return store.advance(key, expected, next);
    }
}
