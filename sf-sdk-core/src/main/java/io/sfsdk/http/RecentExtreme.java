package io.sfsdk.http;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The greatest of the values seen lately: during the last one to two windows. Older ones are forgotten, so it follows a value
 * down as well as up. Lock-free and safe to share.
 */
final class RecentExtreme<T> {
    private record Seen<T>(
            long window, T greatest, @Nullable T before) {}

    private final long windowMillis;
    private final Comparator<? super T> order;
    private final AtomicReference<@Nullable Seen<T>> seen = new AtomicReference<>();

    RecentExtreme(long windowMillis, Comparator<? super T> order) {
        this.windowMillis = windowMillis;
        this.order = order;
    }

    void add(long nowMillis, T value) {
        long window = Math.floorDiv(nowMillis, windowMillis);
        if (!isCovered(seen.get(), window, value)) {
            seen.updateAndGet(before -> with(before, window, value));
        }
    }

    /** Most values change nothing; then nothing is written that other threads would have to fetch again. */
    private boolean isCovered(@Nullable Seen<T> now, long window, T value) {
        return now != null && now.window == window && order.compare(value, now.greatest) <= 0;
    }

    private Seen<T> with(@Nullable Seen<T> before, long window, T value) {
        if (before == null || window < before.window || window > before.window + 1) {
            return new Seen<>(window, value, null);
        }
        if (window == before.window + 1) {
            return new Seen<>(window, value, before.greatest);
        }
        return order.compare(value, before.greatest) > 0 ? new Seen<>(window, value, before.before) : before;
    }

    /** Empty before the first value. The last ones stay however long nothing is added. */
    Optional<T> get() {
        Seen<T> now = seen.get();
        if (now == null) {
            return Optional.empty();
        }
        T before = now.before;
        return Optional.of(before != null && order.compare(before, now.greatest) > 0 ? before : now.greatest);
    }
}
