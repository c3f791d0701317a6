package io.sfsdk.sync;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands before and after every effect of a run and ends the process at the n-th place. */
final class Fuse {
    private final int fatal;
    private final List<String> places = new ArrayList<>();

    /** @param fatal counted from 1; 0 never burns */
    Fuse(int fatal) {
        this.fatal = fatal;
    }

    /** The places passed so far. */
    List<String> places() {
        return places;
    }

    void pass(String place) {
        places.add(place);
        if (places.size() == fatal) {
            throw new Crash();
        }
    }

    ChangeHandler around(ChangeHandler handler) {
        return page -> {
            pass("page read");
            handler.handle(page);
            pass("handler returned");
        };
    }

    WatermarkStore around(WatermarkStore store) {
        return new WatermarkStore() {
            @Override
            public Optional<Watermark> load(WatermarkKey key) {
                pass("before load of " + key);
                return store.load(key);
            }

            @Override
            public boolean advance(WatermarkKey key, @Nullable Watermark expected, Watermark next) {
                pass("before move of " + key);
                boolean isMoved = store.advance(key, expected, next);
                pass("after move of " + key);
                return isMoved;
            }
        };
    }
}
