package io.sfsdk.examples.tour;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

// tag::store
/** Positions in whatever the host has that can compare and set; here a map, as Redis, Hazelcast or etcd offer one. */
public final class OwnWatermarkStore implements WatermarkStore {
    private final ConcurrentMap<String, String> shared;

    public OwnWatermarkStore(ConcurrentMap<String, String> shared) {
        this.shared = shared;
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return Optional.ofNullable(shared.get(key.toString())).map(Watermark::new);
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        return expected == null
                ? shared.putIfAbsent(key.toString(), next.value()) == null
                : shared.replace(key.toString(), expected.value(), next.value());
    }
}
// end::store
