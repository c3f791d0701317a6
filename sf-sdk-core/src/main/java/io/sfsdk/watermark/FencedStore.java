package io.sfsdk.watermark;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Positions under a lease. The fence is part of the stored text, so the store's own compare-and-set is what refuses a worker whose
 * lease is over: it expects a text that the new holder's first look has replaced.
 */
record FencedStore(WatermarkStore positions, Lease lease) implements WatermarkStore {
    /** Also takes the position under this lease, whether there is one yet or not. */
    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        lease.renewIfDue();
        while (true) { // each turn that fails is one in which another worker moved
            Watermark stored = positions.load(key).orElse(null);
            FencedText found = FencedText.parse(key, stored);
            if (isMine(found) || positions.advance(key, stored, mine(found.value()))) {
                return Optional.ofNullable(found.value());
            }
        }
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        lease.renewIfDue();
        if (positions.advance(key, mine(expected), mine(next))) {
            return true;
        }
        Watermark stored = positions.load(key).orElse(null);
        FencedText found = FencedText.parse(key, stored);
        return !isMine(found) && Objects.equals(found.value(), expected) && positions.advance(key, stored, mine(next));
    }

    private boolean isMine(FencedText found) {
        if (found.fence() > lease.fence()) {
            throw lease.lost(found.holder());
        }
        return found.fence() == lease.fence();
    }

    private Watermark mine(@Nullable Watermark value) {
        return new FencedText(lease.fence(), lease.holder(), value).text();
    }
}
