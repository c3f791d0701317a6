package io.sfsdk.watermark;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Forgets everything when the process ends: for tests, and for jobs that always begin anew. Safe to share. */
public final class InMemoryWatermarkStore implements WatermarkStore {
    private final Map<WatermarkKey, Watermark> positions = new ConcurrentHashMap<>();

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return Optional.ofNullable(positions.get(key));
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        return expected == null ? positions.putIfAbsent(key, next) == null : positions.replace(key, expected, next);
    }
}
