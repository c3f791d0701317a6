package io.sfsdk.mirror;

import io.sfsdk.watermark.Watermark;
import io.sfsdk.watermark.WatermarkKey;
import io.sfsdk.watermark.WatermarkStore;
import org.jspecify.annotations.Nullable;

/**
 * How far a copy has come, and of which org it is: {@code mirror-1 00D… POSITIONED}. For one thread.
 *
 * <p>The order of the steps is what leaves no hole: what commits before the stream's position was taken is in the first copy, which is
 * read after it; what commits behind comes as an event.
 */
final class MirrorState {
    private static final String FORMAT = "mirror-1";

    enum Step {
        /** Nothing was done yet. */
        NEW,
        /** The stream's position is stored. */
        POSITIONED,
        /** The copy is complete. */
        COPIED
    }

    private final WatermarkStore store;
    private final WatermarkKey key;
    private final String org;
    private @Nullable Watermark known;
    private Step step;

    private MirrorState(WatermarkStore store, WatermarkKey key, String org, @Nullable Watermark known, Step step) {
        this.store = store;
        this.key = key;
        this.org = org;
        this.known = known;
        this.step = step;
    }

    /** @throws IllegalStateException if the copy is another org's */
    static MirrorState load(WatermarkStore store, String name, String org) {
        WatermarkKey key = new WatermarkKey("mirror", name);
        Watermark known = store.load(key).orElse(null);
        return new MirrorState(store, key, org, known, known == null ? Step.NEW : parse(known, key, org));
    }

    private static Step parse(Watermark stored, WatermarkKey key, String org) {
        String[] words = stored.value().split(" ", -1);
        if (words.length != 3 || !words[0].equals(FORMAT)) {
            throw new IllegalStateException("what is stored under " + key + " is no state of a mirror");
        }
        if (!words[1].equals(org)) {
            throw new IllegalStateException("the copy " + key + " is of org " + words[1] + ", and this is org " + org
                    + ". Give each its own name and table; or, if it is meant to begin again here, empty the table and"
                    + " call reset()");
        }
        return Step.valueOf(words[2]);
    }

    boolean hasReached(Step other) {
        return step.compareTo(other) >= 0;
    }

    /** @throws IllegalStateException if another worker moved it meanwhile */
    void reach(Step next) {
        Watermark text = new Watermark(FORMAT + " " + org + " " + next);
        if (!store.advance(key, known, text)) {
            throw new IllegalStateException("another worker moved " + key + " meanwhile, and only one may");
        }
        known = text;
        step = next;
    }

    /** Whatever org or step it was. */
    static void reset(WatermarkStore store, String name, String org) {
        WatermarkKey key = new WatermarkKey("mirror", name);
        Watermark known = store.load(key).orElse(null);
        if (known != null) {
            new MirrorState(store, key, org, known, Step.NEW).reach(Step.NEW);
        }
    }
}
