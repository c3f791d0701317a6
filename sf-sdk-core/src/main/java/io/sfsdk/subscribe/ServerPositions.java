package io.sfsdk.subscribe;

import io.sfsdk.event.ManagedEventTransport;
import io.sfsdk.event.ReplayId;
import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The position that a server keeps: it is there from the start, so that nothing before it is taken for old, and only moves on. */
final class ServerPositions implements WatermarkStore {
    /** The org keeps the position, and says itself when it is lost. */
    static final Duration NEVER_LOST_UNSAID = Duration.ofDays(1_000_000);

    private final ManagedEventTransport transport;

    ServerPositions(ManagedEventTransport transport) {
        this.transport = transport;
    }

    @Override
    public Optional<Watermark> load(WatermarkKey key) {
        return Optional.of(
                StoredReplay.earliest(transport.origin(), Instant.EPOCH).watermark());
    }

    @Override
    public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
        ReplayId handled = StoredReplay.parse(next).id();
        if (handled != null) {
            transport.commit(handled);
        }
        return true;
    }
}
