package io.sfsdk;

import io.sfsdk.budget.SharedLedger;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ledgers of budgets out of what a host has anyway. */
public final class Ledgers {
    private Ledgers() {}

    /**
     * Keeps a budget's ledger in a store of positions, under the job {@code budget}: both keep a text and move it by compare-and-set.
     *
     * @param name of the budget, the same in all processes that share it; one for each org
     */
    public static SharedLedger over(WatermarkStore positions, String name) {
        return new OverPositions(positions, new WatermarkKey("budget", name));
    }

    private record OverPositions(WatermarkStore positions, WatermarkKey key) implements SharedLedger {
        @Override
        public Optional<String> load() {
            return positions.load(key).map(Watermark::value);
        }

        @Override
        public boolean replace(@Nullable String expected, String next) {
            return positions.advance(key, expected == null ? null : new Watermark(expected), new Watermark(next));
        }
    }
}
