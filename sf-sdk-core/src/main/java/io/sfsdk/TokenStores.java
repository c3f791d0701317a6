package io.sfsdk;

import io.sfsdk.auth.StoredToken;
import io.sfsdk.auth.TokenStore;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Token stores out of what a host has anyway. */
public final class TokenStores {
    private TokenStores() {}

    /**
     * Keeps tokens in a store of positions, under the job {@code token}: both keep a text and move it by compare-and-set. {@link
     * io.sfsdk.watermark.FileWatermarkStore} keeps them in files that only their owner can read, {@link
     * io.sfsdk.watermark.JdbcWatermarkStore} in a table, readable by whoever may read that table: give it one of its own.
     */
    public static TokenStore over(WatermarkStore positions) {
        return new OverPositions(positions);
    }

    private record OverPositions(WatermarkStore positions) implements TokenStore {
        @Override
        public Optional<StoredToken> load(String name) {
            return positions.load(key(name)).map(stored -> new StoredToken(stored.value()));
        }

        @Override
        public boolean replace(String name, @Nullable StoredToken expected, StoredToken next) {
            Watermark before = expected == null ? null : new Watermark(expected.secret());
            return positions.advance(key(name), before, new Watermark(next.secret()));
        }

        private static WatermarkKey key(String name) {
            return new WatermarkKey("token", name);
        }
    }
}
