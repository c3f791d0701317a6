package io.sfsdk.sync;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that sees, at every move, whether the position passes a version the target does not have. */
final class LawfulStore implements WatermarkStore {
    private final World world;
    private final WatermarkStore store;

    LawfulStore(World world) {
        this.world = world;
        this.store = world.store;
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return store.load(key);
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        if (key.job().equals("sync")) {
            StoredPosition.parse(next.value()).reached().ifPresent(this::check);
        }
        return store.advance(key, expected, next);
    }

    private void check(PagePosition position) {
        List<String> passed = world.target.missingOf(world.org).stream()
                .filter(id -> isBehind(position, world.org.current(id)))
                .toList();
        if (!passed.isEmpty()) {
            throw new AssertionError("the position " + position + " passes " + passed + ", which were not accepted");
        }
    }

    private static boolean isBehind(PagePosition position, FakeOrg.Version version) {
        return position.compareTo(new PagePosition(version.stamp(), version.id())) >= 0;
    }
}
