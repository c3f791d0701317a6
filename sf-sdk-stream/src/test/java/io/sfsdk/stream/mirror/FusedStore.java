package io.sfsdk.stream.mirror;

import io.sfsdk.watermark.InMemoryWatermarkStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Survives a crash, which may come before or after each move. */
final class FusedStore implements WatermarkStore {
    private final WatermarkStore memory = new InMemoryWatermarkStore();
    private final Fuse fuse;

    FusedStore(Fuse fuse) {
        this.fuse = fuse;
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return memory.load(key);
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        fuse.step();
        boolean isMoved = memory.advance(key, expected, next);
        fuse.step();
        return isMoved;
    }
}
